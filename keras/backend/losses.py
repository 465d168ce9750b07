"""Crossentropies on tensors: one number for each element or row, before any averaging over the batch.

Each works on probabilities or on logits. Probabilities that a layer made by softmax or sigmoid carry the logits they
came from (`keras.backend.logits`); the crossentropy is then computed from those, which is exact where the
probabilities have already rounded to 0 or 1.
"""

import warnings

import tensorflow as tf

from keras.backend.logits import logits_of
from keras.backend.symbolic import recorded_as_one
from keras.support import state
from keras.support.api_export import keras_export


@keras_export("keras.backend.categorical_crossentropy")
@recorded_as_one
def categorical_crossentropy(target, output, from_logits=False, axis=-1):
    """Crossentropy between two distributions over classes.

    `-sum_c target[c] * log(output[c] / sum_k output[k])` along `axis`, with probabilities kept in
    `[epsilon, 1 - epsilon]`.

    >>> target = tf.constant([[0.0, 1.0]])
    >>> loss = keras.backend.categorical_crossentropy(target, tf.constant([[0.5, 0.5]]))
    >>> round(float(loss[0]), 4)
    0.6931

    Args:
        target: Floating-point tensor of class probabilities, in the shape of `output`.
        output: Probabilities, or logits when `from_logits`.
        from_logits: Whether `output` holds logits.
        axis: Axis of the classes.

    Returns:
        Tensor in the shape of `output` without `axis`.

    Raises:
        ValueError: The shapes of `target` and `output` differ.
    """
    target, output = tf.convert_to_tensor(target), tf.convert_to_tensor(output)
    _check_class_shapes(target, output, axis)
    output, from_logits = _logits_if_known(output, from_logits, "Softmax", "categorical_crossentropy")
    if from_logits:
        return tf.nn.softmax_cross_entropy_with_logits(labels=target, logits=output, axis=axis)
    output = _clipped(output / tf.reduce_sum(output, axis, keepdims=True))
    return -tf.reduce_sum(target * tf.math.log(output), axis)


@keras_export("keras.backend.sparse_categorical_crossentropy")
@recorded_as_one
def sparse_categorical_crossentropy(target, output, from_logits=False, axis=-1, ignore_class=None):
    """Crossentropy between integer labels and a distribution over classes.

    `-log(output[target] / sum_k output[k])` along `axis`, with probabilities kept in `[epsilon, 1 - epsilon]`.

    >>> loss = keras.backend.sparse_categorical_crossentropy(tf.constant([1]), tf.constant([[0.5, 0.5]]))
    >>> round(float(loss[0]), 4)
    0.6931

    Args:
        target: Integer labels in `[0, classes)`, in the shape of `output` without `axis`; a last axis of size 1 may
            follow.
        output: Probabilities, or logits when `from_logits`.
        from_logits: Whether `output` holds logits.
        axis: Axis of the classes.
        ignore_class: Optional label whose elements get the loss 0. The result then carries the mask of the others.

    Returns:
        Tensor in the shape of `output` without `axis`.

    Raises:
        ValueError: `target` holds one-hot rows, or its shape does not go with `output`.
    """
    target, output = tf.convert_to_tensor(target), tf.convert_to_tensor(output)
    output, from_logits = _logits_if_known(output, from_logits, "Softmax", "sparse_categorical_crossentropy")
    if not from_logits:
        output = tf.math.log(_clipped(output))
    rank = output.shape.rank
    if axis not in (-1, None) and rank is not None and axis % rank != rank - 1:
        others = [other for other in range(rank) if other != axis % rank]
        output = tf.transpose(output, others + [axis % rank])
    target = _as_labels(target, output)
    if ignore_class is None:
        return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=target, logits=output)
    is_valid = tf.not_equal(target, tf.cast(ignore_class, target.dtype))
    loss = tf.nn.sparse_softmax_cross_entropy_with_logits(
        labels=tf.where(is_valid, target, tf.zeros_like(target)), logits=output
    )
    loss = tf.where(is_valid, loss, tf.zeros_like(loss))
    loss._keras_mask = is_valid
    return loss


@keras_export("keras.backend.binary_crossentropy")
@recorded_as_one
def binary_crossentropy(target, output, from_logits=False):
    """Crossentropy between yes-no targets and probabilities, for each element.

    `-target * log(output + epsilon) - (1 - target) * log(1 - output + epsilon)`, with `output` kept in
    `[epsilon, 1 - epsilon]`.

    >>> loss = keras.backend.binary_crossentropy(tf.constant([1.0]), tf.constant([0.5]))
    >>> round(float(loss[0]), 4)
    0.6931

    Args:
        target: Floating-point tensor of targets in `[0, 1]`.
        output: Probabilities, or logits when `from_logits`, in the shape of `target`.
        from_logits: Whether `output` holds logits.

    Returns:
        Tensor in the shape of `output`.
    """
    target, output = tf.convert_to_tensor(target), tf.convert_to_tensor(output)
    output, from_logits = _logits_if_known(output, from_logits, "Sigmoid", "binary_crossentropy")
    if from_logits:
        return tf.nn.sigmoid_cross_entropy_with_logits(labels=target, logits=output)
    epsilon = _epsilon(output)
    output = _clipped(output)
    yes = target * tf.math.log(output + epsilon)
    no = (1 - target) * tf.math.log(1 - output + epsilon)
    return -(yes + no)


@keras_export("keras.backend.binary_focal_crossentropy")
def binary_focal_crossentropy(target, output, apply_class_balancing=False, alpha=0.25, gamma=2.0, from_logits=False):
    """Binary crossentropy that counts easy elements less, for each element.

    `(1 - p) ** gamma * binary_crossentropy(target, output)`, where `p` is the probability given to the true answer;
    with `apply_class_balancing` multiplied by `alpha` where the target is 1 and by `1 - alpha` where it is 0.

    >>> loss = keras.backend.binary_focal_crossentropy(tf.constant([1.0]), tf.constant([0.5]))
    >>> round(float(loss[0]), 4)
    0.1733

    Args:
        target: Floating-point tensor of targets in `[0, 1]`.
        output: Probabilities, or logits when `from_logits`, in the shape of `target`.
        apply_class_balancing: Whether to weigh the two answers by `alpha`.
        alpha: Weight of the answer 1, in `[0, 1]`.
        gamma: Exponent >= 0 of the focusing factor.
        from_logits: Whether `output` holds logits.

    Returns:
        Tensor in the shape of `output`.

    Reference: Lin, Goyal, Girshick, He, Dollar (2017), "Focal Loss for Dense Object Detection",
        https://arxiv.org/abs/1708.02002, equations 4 and 5.
    """
    target, output = tf.convert_to_tensor(target), tf.convert_to_tensor(output)
    loss = binary_crossentropy(target, output, from_logits)
    probability = tf.sigmoid(output) if from_logits else output
    true_probability = target * probability + (1 - target) * (1 - probability)
    loss = tf.pow(1.0 - true_probability, gamma) * loss
    if apply_class_balancing:
        loss = (target * alpha + (1 - target) * (1 - alpha)) * loss
    return loss


@keras_export("keras.backend.categorical_focal_crossentropy")
@recorded_as_one
def categorical_focal_crossentropy(target, output, alpha=0.25, gamma=2.0, from_logits=False, axis=-1):
    """Categorical crossentropy that counts easy classes less.

    `-sum_c alpha * (1 - p[c]) ** gamma * target[c] * log(p[c])` along `axis`, where `p` are the probabilities scaled
    to the sum 1 and kept in `[epsilon, 1 - epsilon]`.

    >>> target = tf.constant([[0.0, 1.0]])
    >>> loss = keras.backend.categorical_focal_crossentropy(target, tf.constant([[0.5, 0.5]]))
    >>> round(float(loss[0]), 4)
    0.0433

    Args:
        target: Floating-point tensor of class probabilities, in the shape of `output`.
        output: Probabilities, or logits when `from_logits`.
        alpha: Weight of the loss: a number, or one for each class.
        gamma: Exponent >= 0 of the focusing factor.
        from_logits: Whether `output` holds logits.
        axis: Axis of the classes.

    Returns:
        Tensor in the shape of `output` without `axis`.

    Reference: Lin, Goyal, Girshick, He, Dollar (2017), "Focal Loss for Dense Object Detection",
        https://arxiv.org/abs/1708.02002, equation 5, for several classes.
    """
    target, output = tf.convert_to_tensor(target), tf.convert_to_tensor(output)
    _check_class_shapes(target, output, axis)
    output, from_logits = _logits_if_known(output, from_logits, "Softmax", "categorical_focal_crossentropy")
    if from_logits:
        output = tf.nn.softmax(output, axis=axis)
    output = _clipped(output / tf.reduce_sum(output, axis=axis, keepdims=True))
    factor = tf.pow(1.0 - output, gamma) * alpha
    return tf.reduce_sum(factor * -target * tf.math.log(output), axis=axis)


def _logits_if_known(output, from_logits, activation, name):
    """Returns the logits behind `output` and True when they are known, else what was given.

    Known are those that a layer noted and, in a graph, the input of the operation `activation`.
    """
    logits = logits_of(output)
    if logits is None and not tf.executing_eagerly():
        operation = getattr(output, "op", None)
        logits = operation.inputs[0] if getattr(operation, "type", None) == activation else None
    if logits is None:
        return output, from_logits
    if from_logits:
        warnings.warn(
            f"{name}: `from_logits=True`, but the output was produced by a softmax or sigmoid activation, so it holds "
            "probabilities. The logits before that activation are used. Leave out `from_logits=True`, or the "
            "activation."
        )
    return tf.convert_to_tensor(logits), True


def _epsilon(tensor):
    return tf.constant(state.process.epsilon, tensor.dtype)


def _clipped(probabilities):
    epsilon = _epsilon(probabilities)
    return tf.clip_by_value(probabilities, epsilon, 1.0 - epsilon)


def _check_class_shapes(target, output, axis):
    """Raises when `target` cannot hold one row of class probabilities for each row of `output`."""
    if target.shape.is_compatible_with(output.shape):
        return
    text = f"Shapes {target.shape} and {output.shape} are incompatible: targets and outputs must have the same shape."
    if target.shape.rank is not None and output.shape.rank is not None:
        classes = output.shape[axis] if -output.shape.rank <= axis < output.shape.rank else None
        if target.shape.rank == output.shape.rank - 1 or target.shape[-1:] == (1,):
            text += (
                f"\n    For integer labels use `sparse_categorical_crossentropy`, or make one-hot rows with "
                f"`keras.utils.to_categorical(labels, num_classes={classes})`."
            )
    raise ValueError(text)


def _as_labels(target, output):
    """Brings labels to an integer type and to the shape of `output` without its last axis."""
    wanted = output.shape[:-1]
    if target.dtype not in (tf.int32, tf.int64):
        target = tf.cast(target, tf.int64)
    if target.shape.rank is None or output.shape.rank is None:
        return tf.reshape(target, tf.shape(output)[:-1])
    if target.shape.rank == output.shape.rank and target.shape[-1] in (1, None) and target.shape.rank > 0:
        if target.shape[-1] is None:
            return tf.reshape(target, tf.shape(output)[:-1])
        target = tf.squeeze(target, -1)
    if not target.shape.is_compatible_with(wanted):
        text = (
            f"sparse_categorical_crossentropy: labels must have the shape {wanted} for outputs of the shape "
            f"{output.shape}. Received: labels.shape={target.shape}"
        )
        if target.shape.is_compatible_with(output.shape):
            text += (
                "\n    For one-hot rows use `categorical_crossentropy`, or turn them into labels with "
                "`tf.argmax(labels, axis=-1)`."
            )
        raise ValueError(text)
    return target

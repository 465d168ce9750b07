"""What is done to gradients before a rule sees them: the missing ones left out, clipping, duplicate rows added up."""

import logging

import tensorflow as tf

_logger = logging.getLogger("keras")


def without_missing(grads_and_vars):
    """Returns the pairs that have a gradient; warns of the others, raises when none has one."""
    present = [(gradient, variable) for gradient, variable in grads_and_vars if gradient is not None]
    if len(present) == len(grads_and_vars):
        return grads_and_vars
    missing = [variable.name for gradient, variable in grads_and_vars if gradient is None]
    if not present:
        raise ValueError(
            f"No gradients provided for any variable: {missing}.\n"
            "    The loss does not depend on them: compute it from the model's outputs inside the "
            "`tf.GradientTape`, with TensorFlow operations only."
        )
    _logger.warning(
        "Gradients do not exist for variables %s when minimizing the loss. If you're using `model.compile()`, did you "
        "forget to provide a `loss` argument?",
        missing,
    )
    return present


def clip(gradients, clipnorm=None, global_clipnorm=None, clipvalue=None):
    """Clips each gradient to a norm, or all of them to a common norm, or every element to a range.

    The first of the three that is set counts.
    """
    if clipnorm is not None and clipnorm > 0:
        return [_map_values(lambda values: tf.clip_by_norm(values, clipnorm), gradient) for gradient in gradients]
    if global_clipnorm is not None and global_clipnorm > 0:
        return tf.clip_by_global_norm(gradients, global_clipnorm)[0]
    if clipvalue is not None and clipvalue > 0:
        return [
            _map_values(lambda values: tf.clip_by_value(values, -clipvalue, clipvalue), gradient)
            for gradient in gradients
        ]
    return gradients


def _map_values(function, gradient):
    if isinstance(gradient, tf.IndexedSlices):
        return tf.IndexedSlices(function(gradient.values), gradient.indices, gradient.dense_shape)
    return function(gradient)


def add_up_duplicates(gradient):
    """Gradient slices with every index once; a dense gradient as it is."""
    if not isinstance(gradient, tf.IndexedSlices):
        return gradient
    indices, positions = tf.unique(gradient.indices)
    values = tf.math.unsorted_segment_sum(gradient.values, positions, tf.shape(indices)[0])
    return tf.IndexedSlices(values, indices, gradient.dense_shape)


def to_dense(gradient):
    """Gradient slices written into zeros, duplicates added up."""
    return tf.convert_to_tensor(gradient)

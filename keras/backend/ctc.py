"""Connectionist temporal classification: sequences of labels for longer sequences of predictions.

A prediction for each time step gives the probabilities of all classes, of which the last is "blank", no label.

Reference: Graves, Fernandez, Gomez, Schmidhuber (2006), "Connectionist Temporal Classification: Labelling Unsegmented
    Sequence Data with Recurrent Neural Networks", https://www.cs.toronto.edu/~graves/icml_2006.pdf, Sections 3 and 4.
"""

import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.backend.symbolic import recorded_as_one
from keras.support import state
from keras.support.api_export import keras_export


@keras_export("keras.backend.ctc_batch_cost")
@recorded_as_one
def ctc_batch_cost(y_true, y_pred, input_length, label_length):
    """Returns the CTC loss of each sequence: minus the logarithm of the probability of its labels.

    >>> predictions = tf.fill((1, 2, 3), 1 / 3)
    >>> cost = keras.backend.ctc_batch_cost(tf.constant([[0]]), predictions, tf.constant([[2]]), tf.constant([[1]]))
    >>> round(float(cost[0, 0]), 4)  # 3 of 9 paths: "0", "0 blank", "blank 0"
    1.0986

    Args:
        y_true: Integer tensor `(batch, labels)`.
        y_pred: Probabilities `(batch, time, classes)`; the last class is the blank.
        input_length: Integer tensor `(batch, 1)`: time steps of each sequence.
        label_length: Integer tensor `(batch, 1)`: labels of each sequence.

    Returns:
        Tensor `(batch, 1)`.

    Reference: Graves et al., 2006, https://www.cs.toronto.edu/~graves/icml_2006.pdf (Section 4.1).
    """
    label_length = tf.cast(tf.squeeze(label_length, axis=-1), tf.int32)
    input_length = tf.cast(tf.squeeze(input_length, axis=-1), tf.int32)
    labels = tf.cast(ctc_label_dense_to_sparse(y_true, label_length), tf.int32)
    loss = tf.compat.v1.nn.ctc_loss(labels, _logarithms(y_pred), input_length)
    return tf.expand_dims(loss, 1)


@keras_export("keras.backend.ctc_decode")
@recorded_as_one
def ctc_decode(y_pred, input_length, greedy=True, beam_width=100, top_paths=1):
    """Returns the likeliest labels of each sequence.

    >>> predictions = tf.one_hot([[0, 0, 2, 1]], 3)
    >>> paths, scores = keras.backend.ctc_decode(predictions, tf.constant([4]))
    >>> paths[0].numpy()
    array([[ 0,  1, -1, -1]])

    Args:
        y_pred: Probabilities `(batch, time, classes)`; the last class is the blank.
        input_length: Integers `(batch,)`: time steps of each sequence.
        greedy: True for the likeliest class of each time step, False for a beam search over paths.
        beam_width: Integer of at least 1: paths that the beam search follows.
        top_paths: Integer in `[1, beam_width]`: paths that the beam search gives.

    Returns:
        Pair of a list, for each path the labels `(batch, time)` as int64 with -1 after the last, and a tensor
        `(batch, paths)`: the logarithm of the probability of each path, without its sign when `greedy`.
    """
    logarithms = _logarithms(y_pred)
    input_length = tf.cast(input_length, tf.int32)
    if greedy:
        paths, scores = tf.nn.ctc_greedy_decoder(logarithms, input_length)
    else:
        paths, scores = tf.compat.v1.nn.ctc_beam_search_decoder(logarithms, input_length, beam_width, top_paths)
    steps, batch = tf.shape(logarithms)[0], tf.shape(logarithms)[1]
    shape = tf.cast(tf.stack([batch, steps]), tf.int64)
    padded = [tf.SparseTensor(path.indices, path.values, shape) for path in paths]
    return [tf.sparse.to_dense(path, default_value=-1) for path in padded], scores


@keras_export("keras.backend.ctc_label_dense_to_sparse")
@recorded_as_one
def ctc_label_dense_to_sparse(labels, label_lengths):
    """Returns padded labels as a sparse tensor that holds the first `label_lengths[i]` of each row.

    >>> sparse = keras.backend.ctc_label_dense_to_sparse(tf.constant([[1, 2], [3, 0]]), tf.constant([2, 1]))
    >>> sparse.values.numpy()
    array([1, 2, 3], dtype=int32)

    Args:
        labels: Integer tensor `(batch, labels)`.
        label_lengths: Integer tensor `(batch,)`.
    """
    labels = tf.convert_to_tensor(labels)
    indices = tf.where(tf.sequence_mask(label_lengths, tf.shape(labels)[1]))
    return tf.SparseTensor(indices, tf.gather_nd(labels, indices), tf.shape(labels, out_type=tf.int64))


def _logarithms(probabilities):
    """Logarithms `(time, batch, classes)`, as TensorFlow's kernels take them."""
    return tf.math.log(tf.transpose(as_tensor(probabilities), [1, 0, 2]) + state.process.epsilon)

"""Which function "accuracy" and "crossentropy" mean for the shapes of targets and outputs."""

from keras.losses.binary_crossentropy import binary_crossentropy
from keras.losses.categorical_crossentropy import categorical_crossentropy
from keras.losses.sparse_categorical_crossentropy import sparse_categorical_crossentropy
from keras.metrics.accuracy import binary_accuracy, categorical_accuracy, sparse_categorical_accuracy
from keras.support import shapes


def choose_accuracy(y_true_shape, y_pred_shape):
    """Returns the accuracy function for targets and outputs of these shapes.

    Binary for outputs with a last axis of size 1; sparse for targets that lack the last axis of the outputs or have
    size 1 there; else categorical.
    """
    return _choose(y_true_shape, y_pred_shape, binary_accuracy, sparse_categorical_accuracy, categorical_accuracy)


def choose_crossentropy(y_true_shape, y_pred_shape):
    """Returns the crossentropy function for targets and outputs of these shapes, chosen as the accuracy is."""
    return _choose(
        y_true_shape, y_pred_shape, binary_crossentropy, sparse_categorical_crossentropy, categorical_crossentropy
    )


def _choose(y_true_shape, y_pred_shape, binary, sparse, categorical):
    true_shape, pred_shape = shapes.as_tuple(y_true_shape), shapes.as_tuple(y_pred_shape)
    if not pred_shape or true_shape is None:
        return categorical
    if pred_shape[-1] == 1:
        return binary
    is_label = len(true_shape) < len(pred_shape) or true_shape[-1:] == (1,)
    return sparse if is_label else categorical

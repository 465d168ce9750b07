"""Small pieces of networks: adding biases, telling whether a prediction is among the best."""

import tensorflow as tf

from keras.backend.conversion import as_tensor
from keras.backend.image_layout import check_data_format
from keras.support.api_export import keras_export


@keras_export("keras.backend.bias_add")
def bias_add(x, bias, data_format=None):
    """Returns `x + bias`, with `bias` along the channels, or of the shape of one whole sample.

    >>> keras.backend.bias_add(tf.zeros((1, 2)), tf.constant([1.0, 2.0])).numpy()
    array([[1., 2.]], dtype=float32)

    Args:
        x: Tensor `(batch, ..., channels)`, or `(batch, channels, ...)` for "channels_first".
        bias: Tensor `(channels,)`, or `(..., channels)` with all axes of a sample, channels last. For "channels_first"
            the elements of the latter are taken in order: it is reshaped, not transposed, to `(channels, ...)`.
        data_format: "channels_last" or "channels_first". Defaults to `keras.backend.image_data_format()`.

    Raises:
        ValueError: `bias` has another number of axes, or `data_format` is unknown.
    """
    data_format = check_data_format(data_format)
    x = as_tensor(x)
    bias = bias if tf.is_tensor(bias) else tf.convert_to_tensor(bias, x.dtype)
    rank, bias_rank = x.shape.rank, bias.shape.rank
    if bias_rank not in (1, rank - 1):
        raise ValueError(
            f"Unexpected bias dimensions {bias_rank}, expect to be 1 or {rank - 1} dimensions. "
            f"Received: x.shape={x.shape}, bias.shape={bias.shape}"
        )
    if bias_rank == 1:
        return tf.nn.bias_add(x, bias, "NC..." if data_format == "channels_first" and rank > 2 else "N...C")
    if data_format == "channels_first":
        bias = tf.reshape(bias, [bias.shape[-1], *bias.shape[:-1]])
    return x + tf.expand_dims(bias, 0)


@keras_export("keras.backend.in_top_k")
def in_top_k(predictions, targets, k):
    """Returns whether the target of each row is among its `k` largest predictions; ties count as in.

    >>> keras.backend.in_top_k(tf.constant([[0.1, 0.9, 0.3]]), [2], k=2).numpy()
    array([ True])

    Args:
        predictions: float32 tensor `(batch, classes)`.
        targets: Integer tensor `(batch,)` of classes.
        k: Integer of at least 1.
    """
    return tf.math.in_top_k(targets, predictions, k)

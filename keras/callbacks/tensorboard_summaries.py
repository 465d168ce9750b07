"""Scalars, histograms and images as TensorBoard reads them, written with TensorFlow alone.

`tf.summary.scalar` and its like need the package `tensorboard`, which TensorFlow does not bring along any more.
"""

import numpy as np
import tensorflow as tf

_BUCKETS = 30
_MOST_IMAGES = 3


def write_scalar(tag, value, step):
    """Writes one number to the default writer."""
    tf.summary.write(tag, np.float32(value), step=step, metadata=plugin_metadata("scalars"))


def write_histogram(tag, values, step):
    """Writes how often values fall into each of 30 equal intervals between the smallest and the largest."""
    tf.summary.write(tag, count_buckets(values), step=step, metadata=plugin_metadata("histograms"))


def write_image(tag, images, step):
    """Writes up to three images of floats in [0, 1] or of integers, of shape `(count, height, width, channels)`."""
    pixels = tf.image.convert_image_dtype(images, tf.uint8, saturate=True)
    encoded = [tf.io.encode_png(image) for image in pixels[:_MOST_IMAGES]]
    sizes = [str(images.shape[2]), str(images.shape[1])]
    tf.summary.write(tag, tf.stack(sizes + encoded), step=step, metadata=plugin_metadata("images"))


def count_buckets(values):
    """Returns an array of `[left edge, right edge, count]` rows; infinities and NaN are left out.

    Values that are all equal make buckets without width, of which the last counts them all.
    """
    values = np.asarray(values, "float64").ravel()
    values = values[np.isfinite(values)]
    if not values.size:
        return np.zeros((_BUCKETS, 3))
    low, high = values.min(), values.max()
    edges = np.linspace(low, high, _BUCKETS + 1)
    if low == high:
        index = np.full(values.shape, _BUCKETS - 1)
    else:
        width = (high - low) / _BUCKETS
        index = np.minimum(((values - low) / width).astype("int64"), _BUCKETS - 1)
    counts = np.bincount(index, minlength=_BUCKETS)
    return np.stack([edges[:-1], edges[1:], counts], axis=1)


def plugin_metadata(name, content=b""):
    """Says which of TensorBoard's plugins shows a summary."""
    plugin_data = tf.compat.v1.SummaryMetadata.PluginData(plugin_name=name, content=content)
    return tf.compat.v1.SummaryMetadata(plugin_data=plugin_data)

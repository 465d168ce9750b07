"""Histograms and images of the weights of a model, for TensorBoard."""

import numpy as np

from keras.backend.config import image_data_format
from keras.callbacks.tensorboard_summaries import write_histogram, write_image


def write_weights(model, step, with_images):
    """Writes a histogram of each weight of each layer to the default writer, and images of those that make some."""
    for layer in model.layers:
        for weight in layer.weights:
            name = weight.name.replace(":", "_")
            values = weight.numpy()
            values = values if values.dtype.kind in "iuf" else values.astype("float32")  # booleans, bfloat16
            write_histogram(f"{name}/histogram", values, step)
            images = as_images(values) if with_images else None
            if images is not None:
                write_image(f"{name}/image", images, step)


def as_images(values):
    """Lays the values of a weight out as images of shape `(count, height, width, channels)`, or returns None.

    Axes of size 1 do not count. A vector becomes a column and a matrix one image that is wider than high. Three axes
    make an image for each index of the last (with "channels_last", as filters of a 1D convolution; else of the first).
    Four axes are images only when the last could be colours.
    """
    values = np.squeeze(values)
    if values.ndim == 1:
        return values[None, :, None, None]
    if values.ndim == 2:
        return (values.T if values.shape[0] > values.shape[1] else values)[None, :, :, None]
    if values.ndim == 3:
        return (np.moveaxis(values, -1, 0) if image_data_format() == "channels_last" else values)[..., None]
    if values.ndim == 4 and values.shape[-1] in (1, 3, 4):
        return values
    return None

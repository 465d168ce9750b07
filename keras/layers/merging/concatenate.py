"""`Concatenate`: several tensors, one after the other."""

import functools

import tensorflow as tf

from keras.layers.merging.merge import Merge, check_masks
from keras.support import arguments, shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.Concatenate")
class Concatenate(Merge):
    """Puts a list of tensors one after the other along an axis.

    >>> keras.layers.Concatenate()([tf.constant([[1.0, 2.0]]), tf.constant([[3.0]])]).numpy()
    array([[1., 2., 3.]], dtype=float32)

    Args:
        axis: Integer: the axis along which sizes add up, counted with the batch axis; negative ones count from the end.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: list of tensors of one shape except for the size of `axis`. Ragged tensors, and lists of sparse
        tensors, are taken too.
    Output shape: the common shape with the sum of the sizes along `axis`.

    Raises:
        ValueError: `axis` is no axis of the inputs, the inputs are no list, or their shapes do not go together.
    """

    static_output_rule = True

    def __init__(self, axis=-1, **kwargs):
        super().__init__(**kwargs)
        if not arguments.is_integer(axis):
            arguments.fail(self, "`axis` must be an integer.", axis, "axis")
        self.axis = int(axis)

    def _check_shapes(self, input_shape):
        if not isinstance(input_shape, (list, tuple)) or shapes.is_shape(input_shape) or not input_shape:
            raise ValueError(
                "A `Concatenate` layer should be called on a list of at least 1 input. Received: "
                f"input_shape={shapes.map_shapes(shapes.as_tuple, input_shape)}"
            )
        return [tf.TensorShape(shape) for shape in input_shape]

    def call(self, inputs):
        if all(isinstance(tensor, tf.SparseTensor) for tensor in inputs):
            return tf.sparse.concat(self.axis, inputs)
        return tf.concat(inputs, axis=self.axis)

    def compute_output_shape(self, input_shape):
        found = self._check_shapes(input_shape)
        if any(shape.rank is None for shape in found):
            return tf.TensorShape(None)
        axis = self._positive_axis(found[0].rank)
        rests = [shape.as_list()[:axis] + shape.as_list()[axis + 1 :] for shape in found]
        try:
            merged = functools.reduce(tf.TensorShape.merge_with, map(tf.TensorShape, rests)).as_list()
        except ValueError:
            raise ValueError(
                f'Layer "{self.name}": A `Concatenate` layer requires inputs with matching shapes except for the '
                f"concatenation axis. Received: input_shape={shapes.map_shapes(shapes.as_tuple, input_shape)}"
            ) from None
        sizes = [shape[axis] for shape in found]
        return tf.TensorShape(merged[:axis] + [None if None in sizes else sum(sizes)] + merged[axis:])

    def _positive_axis(self, rank):
        if not -rank <= self.axis < rank:
            raise ValueError(
                f'Layer "{self.name}" (Concatenate): `axis` must be in [{-rank}, {rank}) for inputs of {rank} axes. '
                f"Received: axis={self.axis}"
            )
        return self.axis % rank

    def compute_mask(self, inputs, mask=None):
        """Returns the masks one after the other when they have the axis, else what all of them agree on."""
        found = check_masks(inputs, mask)
        if not found:
            return None
        axis = self._positive_axis(inputs[0].shape.rank)
        if axis >= found[0].shape.rank:
            return functools.reduce(tf.logical_and, found)
        rank = found[0].shape.rank
        filled = [tf.ones(tf.shape(x)[:rank], tf.bool) if one is None else one for x, one in zip(inputs, mask)]
        return tf.concat(filled, axis)

    def get_config(self):
        return {**super().get_config(), "axis": self.axis}


@keras_export("keras.layers.concatenate")
def concatenate(inputs, axis=-1, **kwargs):
    """Returns a list of tensors one after the other: `keras.layers.Concatenate(axis, **kwargs)(inputs)`.

    >>> x = keras.Input((3,))
    >>> keras.layers.concatenate([x, keras.layers.Dense(2)(x)]).shape
    TensorShape([None, 5])
    """
    return Concatenate(axis=axis, **kwargs)(inputs)

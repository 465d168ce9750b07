"""`Dot`: products of the samples of two tensors."""

import string

import tensorflow as tf

from keras.layers.merging.merge import Merge
from keras.support import arguments, shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.Dot")
class Dot(Merge):
    """Multiplies the samples of two tensors and sums along one axis of each.

    `y[b, ..., ...] = sum over k of first[b, ..., k, ...] * second[b, ..., k, ...]`: the axes that are left of the first
    tensor come before those of the second.

    >>> keras.layers.Dot(axes=1)([tf.constant([[1.0, 2.0]]), tf.constant([[3.0, 4.0]])]).numpy()
    array([[11.]], dtype=float32)
    >>> keras.layers.Dot(axes=(2, 1))([tf.ones((5, 3, 4)), tf.ones((5, 4, 2))]).shape
    TensorShape([5, 3, 2])

    Args:
        axes: Integer, or one for each tensor: the axis to sum along, counted with the batch axis.
        normalize: Whether both are brought to length 1 along their axis first: the result is their cosine similarity.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: list of two tensors `(batch, ...)`, whose sizes along `axes` are equal.
    Output shape: `(batch,)` and the axes that are left; `(batch, 1)` when none is.

    Raises:
        TypeError: `axes` is neither an integer nor a sequence.
        ValueError: `axes` does not name one axis of each tensor besides the batch, or the inputs do not go together.
    """

    static_output_rule = True

    def __init__(self, axes, normalize=False, **kwargs):
        super().__init__(**kwargs)
        self.axes = _check_axes(axes, owner=self)
        self.normalize = normalize

    def _check_shapes(self, input_shape):
        is_list = isinstance(input_shape, (list, tuple)) and not shapes.is_shape(input_shape)
        if not is_list or len(input_shape) != 2:
            raise ValueError(
                "A `Dot` layer should be called on a list of 2 inputs. Received: "
                f"input_shape={shapes.map_shapes(shapes.as_tuple, input_shape)}"
            )
        return [tf.TensorShape(shape) for shape in input_shape]

    def call(self, inputs):
        first, second = inputs
        axes = self._positive_axes([first.shape, second.shape])
        if self.normalize:
            first, second = (tf.math.l2_normalize(x, axis) for x, axis in zip(inputs, axes))
        letters = iter(string.ascii_letters[2:])
        ours, theirs = ([next(letters) for _ in range(x.shape.rank)] for x in inputs)
        ours[0], theirs[0], ours[axes[0]], theirs[axes[1]] = "a", "a", "b", "b"
        kept = [letter for letter in ours + theirs[1:] if letter != "b"]
        outputs = tf.einsum(f"{''.join(ours)},{''.join(theirs)}->{''.join(kept)}", first, second)
        return outputs if len(kept) > 1 else tf.expand_dims(outputs, 1)

    def compute_output_shape(self, input_shape):
        first, second = self._check_shapes(input_shape)
        if first.rank is None or second.rank is None:
            return tf.TensorShape(None)
        axes = self._positive_axes([first, second])
        sizes = first[axes[0]], second[axes[1]]
        if None not in sizes and sizes[0] != sizes[1]:
            raise ValueError(
                f'Layer "{self.name}" (Dot): Incompatible input shapes: axis values {sizes[0]} (at axis {axes[0]}) != '
                f"{sizes[1]} (at axis {axes[1]}). Full input shapes: {shapes.as_tuple(first)}, "
                f"{shapes.as_tuple(second)}"
            )
        rests = [size for axis, size in enumerate(first) if axis not in (0, axes[0])]
        rests += [size for axis, size in enumerate(second) if axis not in (0, axes[1])]
        batch = first[0] if first[0] is not None else second[0]
        return tf.TensorShape([batch] + (rests or [1]))

    def _positive_axes(self, input_shapes):
        """The axis of each tensor, counted from 0; the batch cannot be one."""
        axes = [self.axes] * 2 if arguments.is_integer(self.axes) else list(self.axes)
        found = [axis + shape.rank if axis < 0 else axis for axis, shape in zip(axes, input_shapes)]
        if any(not 0 < axis < shape.rank for axis, shape in zip(found, input_shapes)):
            raise ValueError(
                f'Layer "{self.name}" (Dot): `axes` must name one axis of each input besides the batch. Received: '
                f"axes={self.axes} for input shapes {[shapes.as_tuple(shape) for shape in input_shapes]}"
            )
        return found

    def compute_mask(self, inputs, mask=None):
        """Returns None: the outputs have no steps."""
        return None

    def get_config(self):
        axes = self.axes if arguments.is_integer(self.axes) else list(self.axes)
        return {**super().get_config(), "axes": axes, "normalize": self.normalize}


def _check_axes(axes, owner):
    if arguments.is_integer(axes):
        return int(axes)
    if not isinstance(axes, (list, tuple)):
        rule = "Invalid type for argument `axes`: it should be a list or an int."
        arguments.fail(owner, rule, axes, "axes", error=TypeError)
    if len(axes) != 2:
        arguments.fail(owner, "Invalid format for argument `axes`: it should contain two elements.", axes, "axes")
    if not all(arguments.is_integer(axis) for axis in axes):
        arguments.fail(owner, "Invalid format for argument `axes`: list elements should be integers.", axes, "axes")
    return [int(axis) for axis in axes]


@keras_export("keras.layers.dot")
def dot(inputs, axes, normalize=False, **kwargs):
    """Returns products of the samples of two tensors: `keras.layers.Dot(axes, normalize, **kwargs)(inputs)`.

    >>> x = keras.Input((3,))
    >>> keras.layers.dot([x, keras.layers.Dense(3)(x)], axes=1).shape
    TensorShape([None, 1])
    """
    return Dot(axes, normalize=normalize, **kwargs)(inputs)

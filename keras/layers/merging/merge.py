"""`Merge`: what layers that combine several tensors elementwise have in common."""

import functools
import typing

import tensorflow as tf

from keras.engine.layer import Layer
from keras.support import shapes


class Merge(Layer):
    """Base of layers that combine a list of tensors elementwise.

    Tensors of fewer axes get axes of size 1 after the batch; sizes of 1 are broadcast. A subclass says in
    `_merge_function(inputs)` what becomes of the tensors.
    """

    static_output_rule = True
    _input_count: typing.Optional[int] = None  # when it is fixed

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True

    def build(self, input_shape):
        self.compute_output_shape(input_shape)  # refuses shapes that do not go together
        super().build(input_shape)

    def _check_shapes(self, input_shape):
        """Returns the input shapes as a list; raises when they cannot be merged."""
        if not isinstance(input_shape, (list, tuple)) or shapes.is_shape(input_shape) or not input_shape:
            raise ValueError(
                f"{type(self).__name__}: A merge layer should be called on a list of inputs. Received: "
                f"input_shape={_readable(input_shape)} (not a list of shapes)"
            )
        found = [tf.TensorShape(shape) for shape in input_shape]
        if self._input_count is not None and len(found) != self._input_count:
            raise ValueError(
                f"A `{type(self).__name__}` layer should be called on exactly {self._input_count} inputs. Received: "
                f"input_shape={_readable(input_shape)}"
            )
        if len({shape[0] for shape in found if shape.rank and shape[0] is not None}) > 1:
            raise ValueError(
                f"{type(self).__name__}: Cannot merge tensors with different batch sizes. Got tensors with shapes "
                f"{_readable(input_shape)}"
            )
        return found

    def call(self, inputs):
        if not isinstance(inputs, (list, tuple)):
            raise ValueError(
                f"{type(self).__name__}: A merge layer should be called on a list of inputs. Received: inputs={inputs} "
                "(not a list of tensors)"
            )
        return self._merge_function(_with_equal_ranks(inputs))

    def _merge_function(self, inputs):
        raise NotImplementedError(f"{type(self).__name__} must define `_merge_function(inputs)`.")

    def compute_output_shape(self, input_shape):
        found = self._check_shapes(input_shape)
        if any(shape.rank is None for shape in found):
            return tf.TensorShape(None)
        batch = next((shape[0] for shape in found if shape.rank and shape[0] is not None), None)
        merged = functools.reduce(self._broadcast, (shape[1:] for shape in found))
        return tf.TensorShape([batch]).concatenate(merged) if any(shape.rank for shape in found) else found[0]

    def _broadcast(self, first, second):
        rank = max(first.rank, second.rank)
        try:
            return tf.broadcast_static_shape(
                tf.TensorShape([1] * (rank - first.rank) + first.as_list()),
                tf.TensorShape([1] * (rank - second.rank) + second.as_list()),
            )
        except ValueError:
            raise ValueError(
                f'Layer "{self.name}" ({type(self).__name__}): Inputs have incompatible shapes. Received shapes '
                f"{shapes.as_tuple(first)} and {shapes.as_tuple(second)}"
            ) from None

    def compute_mask(self, inputs, mask=None):
        """Returns what all masks agree on: True where each of those that are there is True."""
        found = check_masks(inputs, mask)
        return functools.reduce(tf.logical_and, found) if found else None


def check_masks(inputs, mask):
    """Returns the masks that are there; raises when `mask` does not go with the list `inputs`."""
    if mask is None:
        return []
    if not isinstance(mask, (list, tuple)):
        raise ValueError(f"`mask` should be a list. Received: mask={mask}")
    if not isinstance(inputs, (list, tuple)):
        raise ValueError(f"`inputs` should be a list. Received: inputs={inputs}")
    if len(mask) != len(inputs):
        raise ValueError(
            f"The lists `inputs` and `mask` should have the same length. Received: inputs={inputs} of length "
            f"{len(inputs)}, and mask={mask} of length {len(mask)}"
        )
    return [one for one in mask if one is not None]


def _readable(input_shape):
    return shapes.map_shapes(shapes.as_tuple, input_shape)


def _with_equal_ranks(inputs):
    """The tensors with axes of size 1 after the batch, so that all have as many axes."""
    ranks = [tensor.shape.rank for tensor in inputs]
    if None not in ranks:
        return [_add_axes(tensor, max(ranks) - rank) for tensor, rank in zip(inputs, ranks)]
    most = tf.reduce_max([tf.rank(tensor) for tensor in inputs])
    return [_add_unknown_axes(tensor, most - tf.rank(tensor)) for tensor in inputs]


def _add_axes(tensor, count):
    for _ in range(count):
        tensor = tf.expand_dims(tensor, 1)
    return tensor


def _add_unknown_axes(tensor, count):
    sizes = tf.shape(tensor)
    return tf.reshape(tensor, tf.concat([sizes[:1], tf.ones([count], tf.int32), sizes[1:]], axis=0))

"""`Reshape`: samples in another shape."""

import tensorflow as tf

from keras.engine.layer import Layer
from keras.support import arguments, shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.Reshape")
class Reshape(Layer):
    """Gives each sample another shape of the same size.

    >>> keras.layers.Reshape((3, -1))(tf.ones((2, 12))).shape
    TensorShape([2, 3, 4])

    Args:
        target_shape: Sizes without the batch axis. One of them may be -1 and is found from the others.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Input shape: `(batch, ...)`.
    Output shape: `(batch,) + target_shape`.

    Raises:
        TypeError: `target_shape` is no sequence.
        ValueError: `target_shape` holds something else than sizes or more than one -1, or another number of values than
            the inputs have.
    """

    static_output_rule = True

    def __init__(self, target_shape, **kwargs):
        super().__init__(**kwargs)
        self.target_shape = _check_target_shape(target_shape, owner=self)

    def call(self, inputs):
        known = shapes.as_tuple(self._resolve(inputs.shape))
        if None not in known and 0 not in known:
            return tf.reshape(inputs, (-1,) + known)
        sizes = tf.shape(inputs)
        if None not in known:
            return tf.reshape(inputs, tf.concat([sizes[:1], known], axis=0))
        others = shapes.product(size for size in known if size is not None)
        missing = tf.reduce_prod(sizes[1:]) // max(others, 1)
        return tf.reshape(inputs, [sizes[0]] + [missing if size is None else size for size in known])

    def compute_output_shape(self, input_shape):
        input_shape = tf.TensorShape(input_shape)
        batch = input_shape[0] if input_shape.rank else None
        return tf.TensorShape([batch]).concatenate(self._resolve(input_shape))

    def _resolve(self, input_shape):
        """`target_shape` with the size in place of -1, or None where it depends on the batch."""
        size = shapes.product(input_shape[1:]) if input_shape.rank is not None else None
        others = shapes.product(target for target in self.target_shape if target != -1)
        missing = None if size is None or others == 0 else size // others
        if size is not None and size != (others * missing if -1 in self.target_shape and others else others):
            raise ValueError(
                f'Layer "{self.name}" (Reshape): total size of new array must be unchanged, input_shape = '
                f"{list(input_shape[1:])}, output_shape = {list(self.target_shape)}"
            )
        return tf.TensorShape([missing if target == -1 else target for target in self.target_shape])

    def get_config(self):
        return {**super().get_config(), "target_shape": self.target_shape}


def _check_target_shape(target_shape, owner):
    rule = "`target_shape` must be a tuple of sizes, at most one of them -1."
    if not hasattr(target_shape, "__iter__") or isinstance(target_shape, str):
        arguments.fail(owner, rule, target_shape, "target_shape", error=TypeError)
    sizes = tuple(target_shape)
    if not all(arguments.is_integer(size) and size >= -1 for size in sizes) or sizes.count(-1) > 1:
        arguments.fail(owner, rule, target_shape, "target_shape")
    return tuple(int(size) for size in sizes)

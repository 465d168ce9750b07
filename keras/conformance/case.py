"""`Case`: one row of the conformance table."""

import dataclasses
import typing

import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input


@dataclasses.dataclass(frozen=True)
class Case:
    """A layer with settings, and inputs to try it on.

    Attributes:
        name: Name for messages, "Class" or "Class/what is special".
        make: Function without arguments that makes the layer.
        inputs: Shape of the inputs with the batch axis, or a list of shapes.
        unknown: The same shape with None where a size may stay unknown; the batch axis alone when left out.
        ids: For integer inputs: their number; inputs are in `[0, ids)`. None for floating inputs.
        is_random: Whether outputs differ from call to call while training.
        loads_safely: False when the config holds bytecode, which only `safe_mode=False` loads.
    """

    name: str
    make: typing.Callable
    inputs: typing.Any
    unknown: typing.Any = None
    ids: typing.Optional[int] = None
    is_random: bool = False
    loads_safely: bool = True

    @property
    def label(self):
        """The name in the characters that models allow in names of layers and files."""
        return "".join(letter if letter.isalnum() else "_" for letter in self.name).lower()

    @property
    def shapes(self):
        """The input shapes, as a list."""
        return self.inputs if isinstance(self.inputs, list) else [self.inputs]

    def pack(self, flat):
        """A list of inputs in the structure that the layer takes."""
        return flat if isinstance(self.inputs, list) else flat[0]

    def values(self, dtype="float32"):
        """Inputs as NumPy arrays, always the same ones."""
        numbers = np.random.RandomState(7)
        if self.ids is not None:
            return self.pack([numbers.randint(0, self.ids, shape) for shape in self.shapes])
        return self.pack([numbers.randn(*shape).astype(dtype) for shape in self.shapes])

    def symbols(self, unknown=False):
        """Symbolic inputs with an unknown batch axis, and the other unknown axes of the row too if asked for."""
        shapes = self.shapes
        if unknown and self.unknown is not None:
            shapes = self.unknown if isinstance(self.unknown, list) else [self.unknown]
        dtype = None if self.ids is None else "int64"
        return self.pack([Input(batch_shape=(None,) + tuple(shape[1:]), dtype=dtype) for shape in shapes])

    def built(self):
        """The layer, built, with weights that are neither 0 nor 1."""
        layer = self.make()
        layer(self.values())
        set_plain_weights(layer)
        return layer


def set_plain_weights(layer):
    """Gives floating weights values between 0.5 and 1.5: variances stay positive, and no weight is without effect."""
    numbers = np.random.RandomState(11)
    for weight in layer.weights:
        if weight.dtype.is_floating:
            weight.assign(tf.cast(numbers.uniform(0.5, 1.5, weight.shape), weight.dtype))

"""`EinsumDense`: weighted sums along any axes, as an Einstein summation says."""

import re

import tensorflow as tf

from keras import activations, constraints, initializers, regularizers
from keras.engine.layer import Layer
from keras.support.api_export import keras_export

_EQUATION = re.compile(r"(?P<before>\.\.\.)?(?P<inputs>[a-zA-Z]+)(?P<after>\.\.\.)?,(?P<kernel>[a-zA-Z]+)->"
                       r"(?P<out_before>\.\.\.)?(?P<outputs>[a-zA-Z]+)(?P<out_after>\.\.\.)?")  # fmt: skip


@keras_export("keras.layers.EinsumDense", "keras.layers.experimental.EinsumDense")
class EinsumDense(Layer):
    """Dense layer whose sums run as an Einstein summation says.

    `y = activation(tf.einsum(equation, x, kernel) + bias)`. The shapes of `kernel` and `bias` follow from the equation,
    the inputs and `output_shape`.

    A dense layer, one that works on the last axis of sequences, and one for any number of axes before the last:

    >>> keras.layers.EinsumDense("ab,bc->ac", output_shape=4, bias_axes="c")(tf.ones((2, 3))).shape
    TensorShape([2, 4])
    >>> keras.layers.EinsumDense("abc,cd->abd", output_shape=(None, 4))(tf.ones((2, 5, 3))).shape
    TensorShape([2, 5, 4])
    >>> keras.layers.EinsumDense("...x,xy->...y", output_shape=4, bias_axes="y")(tf.ones((2, 5, 3))).shape
    TensorShape([2, 5, 4])

    Args:
        equation: `inputs,kernel->outputs`, a letter for each axis. `...` before (or after) the letters of inputs and
            outputs stands for any axes that stay as they are.
        output_shape: Integer or tuple: sizes of the outputs' axes without the batch, or without the axes that leading
            dots stand for. None for a size that is that of the inputs.
        activation: Function, or its name, applied to the sums. None for none.
        bias_axes: Letters of the outputs that the bias has an axis for, or None for no bias.
        kernel_initializer: Initializer of `kernel`.
        bias_initializer: Initializer of `bias`.
        kernel_regularizer: Penalty on `kernel`, or None.
        bias_regularizer: Penalty on `bias`, or None.
        activity_regularizer: Penalty on the outputs, or None.
        kernel_constraint: Constraint on `kernel` after each update, or None.
        bias_constraint: Constraint on `bias` after each update, or None.
        **kwargs: What every layer takes: `name`, `dtype`, `trainable`.

    Raises:
        ValueError: The equation is none, does not fit the inputs or `output_shape`, or a size cannot be known.
    """

    static_output_rule = True

    def __init__(
        self,
        equation,
        output_shape,
        activation=None,
        bias_axes=None,
        kernel_initializer="glorot_uniform",
        bias_initializer="zeros",
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        **kwargs,
    ):
        super().__init__(activity_regularizer=activity_regularizer, **kwargs)
        self.equation = equation
        self.partial_output_shape = tuple(output_shape) if isinstance(output_shape, (list, tuple)) else (output_shape,)
        self.activation = activations.get(activation)
        self.bias_axes = bias_axes
        self.kernel_initializer = initializers.get(kernel_initializer)
        self.bias_initializer = initializers.get(bias_initializer)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)
        self.bias_regularizer = regularizers.get(bias_regularizer)
        self.kernel_constraint = constraints.get(kernel_constraint)
        self.bias_constraint = constraints.get(bias_constraint)

    def build(self, input_shape):
        sizes, full_output_shape = self._sizes(input_shape)
        self.full_output_shape = tf.TensorShape(full_output_shape)
        axes = self._parse()
        self.kernel = self.add_weight(
            "kernel",
            shape=[self._known_size(letter, sizes, "kernel") for letter in axes["kernel"]],
            initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint,
        )
        self.bias = None
        if self.bias_axes is not None:
            elided = len(full_output_shape) - len(axes["outputs"]) if axes["after"] else 0
            self.bias = self.add_weight(
                "bias",
                shape=self._bias_shape(axes["outputs"], sizes) + [1] * elided,
                initializer=self.bias_initializer,
                regularizer=self.bias_regularizer,
                constraint=self.bias_constraint,
            )
        super().build(input_shape)

    def call(self, inputs):
        sums = tf.einsum(self.equation, inputs, self.kernel)
        if self.bias is not None:
            sums += self.bias
        return sums if self.activation is None else self.activation(sums)

    def compute_output_shape(self, input_shape):
        return tf.TensorShape(self._sizes(input_shape)[1])

    def get_config(self):
        return {
            **super().get_config(),
            "output_shape": list(self.partial_output_shape),
            "equation": self.equation,
            "activation": activations.serialize(self.activation),
            "bias_axes": self.bias_axes,
            "kernel_initializer": initializers.serialize(self.kernel_initializer),
            "bias_initializer": initializers.serialize(self.bias_initializer),
            "kernel_regularizer": regularizers.serialize(self.kernel_regularizer),
            "bias_regularizer": regularizers.serialize(self.bias_regularizer),
            "activity_regularizer": regularizers.serialize(self.activity_regularizer),
            "kernel_constraint": constraints.serialize(self.kernel_constraint),
            "bias_constraint": constraints.serialize(self.bias_constraint),
        }

    def _parse(self):
        """The parts of the equation, by name."""
        found = _EQUATION.fullmatch(re.sub(r"\s", "", self.equation))
        parts = found and found.groupdict()
        has_one_ellipsis = parts and not (parts["before"] and parts["after"])
        if not (has_one_ellipsis and parts["before"] == parts["out_before"] and parts["after"] == parts["out_after"]):
            raise ValueError(
                f"Invalid einsum equation '{self.equation}'. Equations must be in the form [X],[Y]->[Z], "
                "...[X],[Y]->...[Z], or [X]...,[Y]->[Z]...."
            )
        return parts

    def _sizes(self, input_shape):
        """Sizes by letter, None where unknown, and the shape of the outputs as a list."""
        axes = self._parse()
        shape = tf.TensorShape(input_shape).as_list()
        elided = len(shape) - len(axes["inputs"])
        if elided < 0 or (elided and not (axes["before"] or axes["after"])):
            raise ValueError(
                f"{type(self).__name__} '{self.name}': the inputs must have the axes '{axes['inputs']}' of the "
                f"equation '{self.equation}'. Received: input_shape={tuple(shape)}"
            )
        lettered, rest = (shape[elided:], shape[:elided]) if axes["before"] else _cut(shape, len(axes["inputs"]))
        sizes = dict(zip(axes["inputs"], lettered))
        given = list(self.partial_output_shape) if axes["before"] else [shape[0], *self.partial_output_shape]
        if len(given) != len(axes["outputs"]):
            raise ValueError(
                f"{type(self).__name__} '{self.name}': `output_shape` must give a size for each axis of the outputs "
                f"'{axes['outputs']}'{'' if axes['before'] else ' but the batch'}. "
                f"Received: output_shape={self.partial_output_shape}"
            )
        for letter, size in zip(axes["outputs"], given):
            self._check_output_axis(letter, size, sizes, axes)
            sizes[letter] = sizes.get(letter) if size is None else size
        for letter in axes["kernel"]:
            if letter not in sizes:
                raise ValueError(
                    f"Weight dimension '{letter}' did not have a match in either the input spec '{axes['inputs']}' or "
                    f"the output spec '{axes['outputs']}'. For this layer, the weight must be fully specified."
                )
        outputs = [sizes[letter] for letter in axes["outputs"]]
        return sizes, rest + outputs if axes["before"] else outputs + rest

    def _check_output_axis(self, letter, size, input_sizes, axes):
        if letter not in input_sizes and letter not in axes["kernel"]:
            raise ValueError(
                f"Dimension '{letter}' was specified in the output '{axes['outputs']}' but has no corresponding dim in "
                f"the input spec '{axes['inputs']}' or weight spec '{axes['kernel']}'"
            )
        if None not in (size, input_sizes.get(letter)) and size != input_sizes[letter]:
            raise ValueError(
                f"Input shape and output shape do not match at shared dimension '{letter}'. Input shape is "
                f"{input_sizes[letter]}, and output shape is {size}."
            )

    def _bias_shape(self, outputs, sizes):
        """Sizes of the axes from the first one that the bias has, 1 for those that it has not."""
        for letter in self.bias_axes:
            if letter not in outputs:
                raise ValueError(
                    f"Bias dimension '{letter}' was requested, but is not part of the output spec '{outputs}'"
                )
        first = min(outputs.index(letter) for letter in self.bias_axes)
        return [
            self._known_size(letter, sizes, "bias") if letter in self.bias_axes else 1 for letter in outputs[first:]
        ]

    def _known_size(self, letter, sizes, weight):
        if sizes[letter] is None:
            raise ValueError(
                f"{type(self).__name__} '{self.name}': the {weight} needs a known size for axis '{letter}' of "
                f"'{self.equation}', and the inputs leave it open.\n    Give it in `output_shape`, or fix it in the "
                "shape of the inputs."
            )
        return sizes[letter]


def _cut(shape, count):
    return shape[:count], shape[count:]

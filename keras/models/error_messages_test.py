"""What users read when layers, graphs and models are given what they cannot take: one row a mistake."""

import os
import warnings
from typing import Any, Callable, NamedTuple

import numpy as np
import tensorflow as tf

from keras import layers
from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.saving.save_load import load_model
from keras.support import tracebacks
from keras.support.errors import UnknownObjectError
from keras.testing import test_case

X8 = np.ones((8, 5), "float32")
A, B = np.ones((4, 3), "float32"), np.ones((4, 2), "float32")


class Mistake(NamedTuple):
    """A mistake, and what its error must say: its type, a part of the first line, and of the last line."""

    name: str
    run: Callable[[str], Any]  # given a folder for files
    kind: type
    first: str
    last: str


def one_input(**settings):
    x = Input((3,), name="x")
    return Model(x, layers.Dense(1, name="dense")(x), name="one", **settings)


def compiled(model):
    model.compile("sgd", "mse")
    return model


def two_inputs():
    a, b = Input((3,), name="a"), Input((2,), name="b")
    return compiled(Model([a, b], layers.Concatenate()([a, b]), name="two"))


def by_key():
    a, b = Input((3,), name="a"), Input((2,), name="b")
    return compiled(Model({"a": a, "b": b}, layers.Concatenate()([a, b]), name="two"))


def disconnected():
    a, b = Input((3,), name="a"), Input((2,), name="b")
    hidden = layers.Dense(3, name="hidden")(b)
    return Model(a, layers.Concatenate()([a, hidden]))


def stack_for_three():
    stack = compiled(Sequential([layers.Dense(1, name="first")]))
    stack.build((None, 3))
    return stack


def names_clash():
    x = Input((3,))
    return Model(x, layers.Dense(2, name="same")(layers.Dense(2, name="same")(x)))


class Subclassed(Model):
    def __init__(self):
        super().__init__(name="sub")
        self.dense = layers.Dense(2)

    def call(self, inputs):
        return self.dense(inputs)


class Forgotten(Layer):
    def call(self, inputs):
        return 2.0 * inputs


class AlsoForgotten(Forgotten):
    pass


Forgotten.__module__ = AlsoForgotten.__module__ = "shop"  # classes of a program of the user's


class WithoutSuper(Layer):
    def __init__(self):
        self.units = 1


class ModelWithoutSuper(Model):
    def __init__(self):
        self.dense = layers.Dense(1)


def load_forgotten(folder, name):
    x = Input((3,))
    path = os.path.join(folder, name)
    Model(x, AlsoForgotten()(Forgotten()(x))).save(path)
    return load_model(path)


MISTAKES = (
    # Shapes and structure of inputs.
    Mistake(
        "features in a call", lambda _: one_input()(X8), ValueError,
        'Input 0 of layer "one" is incompatible with the layer: expected shape=(None, 3), found shape=(8, 5)',
        "Bring the input 'x' to shape (None, 3)",
    ),
    Mistake(
        "features in fit", lambda _: compiled(one_input()).fit(X8, X8, verbose=0), ValueError,
        "`fit(x)`: input 'x' expects shape (None, 3), got (8, 5)", "Bring the data to shape (None, 3)",
    ),
    Mistake(
        "features in a stack", lambda _: stack_for_three().fit(X8, X8, verbose=0), ValueError,
        'layer "first" is incompatible with the layer: expected axis -1 of input shape to have value 3',
        "Give it inputs of these sizes",
    ),
    Mistake(
        "rank", lambda _: layers.Conv2D(1, 3, name="conv")(np.ones((2, 28), "float32")), ValueError,
        'Input 0 of layer "conv" is incompatible with the layer: expected min_ndim=4, found ndim=2',
        "tf.expand_dims",
    ),
    Mistake(
        "no samples", lambda _: layers.Dense(1, name="d")(np.ones(3, "float32")), ValueError,
        'Input 0 of layer "d" is incompatible with the layer: expected min_ndim=2, found ndim=1', "call `.batch()`",
    ),
    Mistake(
        "one input of two", lambda _: two_inputs()(A), ValueError,
        'Layer "two" expects 2 input(s), but it received 1 input tensors', "in order: ['a', 'b']",
    ),
    Mistake(
        "three inputs of two", lambda _: two_inputs()([A, B, B]), ValueError,
        'Layer "two" expects 2 input(s), but it received 3 input tensors', "in order: ['a', 'b']",
    ),
    Mistake(
        "inputs swapped", lambda _: two_inputs()([B, A]), ValueError,
        'Input 0 of layer "two" is incompatible with the layer: expected shape=(None, 3), found shape=(4, 2)',
        "Bring the input 'a' to shape (None, 3)",
    ),
    Mistake(
        "key missing", lambda _: two_inputs()({"a": A}), ValueError,
        "Missing data for input \"b\". You passed a data dictionary with keys ['a']", "Name the values by these keys",
    ),
    Mistake(
        "key missing of a dict model", lambda _: by_key()({"a": A}), ValueError,
        "Missing data for input \"b\". You passed a data dictionary with keys ['a']", "Name the values by these keys",
    ),
    Mistake(
        "one input of two in fit", lambda _: two_inputs().fit(A, A, verbose=0), ValueError,
        "`fit(x)`: the model has 2 inputs ['a', 'b'] and got 1", "Give a list in the order of the inputs",
    ),
    Mistake(
        "text", lambda _: layers.Dense(1, name="d")(np.array([["a"]])), TypeError,
        'Layer "d" (Dense) computes on numbers and got text', "`keras.layers.StringLookup`",
    ),
    Mistake(
        "Python text", lambda _: layers.Dense(1, name="d")("abc"), TypeError,
        "Inputs to a layer should be tensors. Got 'abc'", "as input for layer 'd'",
    ),
    Mistake(
        "no input", lambda _: layers.Dense(1, name="d")(), ValueError,
        'Layer "d" (Dense): The first argument to `Layer.call` must always be passed', "",
    ),
    # Names.
    Mistake("activation", lambda _: layers.Dense(2, activation="rellu"), ValueError, "Did you mean 'relu'", ""),
    Mistake(
        "initializer", lambda _: layers.Dense(2, kernel_initializer="glorot_unifrom"), ValueError,
        "Unknown initializer: 'glorot_unifrom'. Did you mean 'glorot_uniform'", "",
    ),
    Mistake(
        "optimizer", lambda _: one_input().compile("adan", "mse"), ValueError,
        "Unknown optimizer: 'adan'. Did you mean 'Adam'", "",
    ),
    Mistake(
        "padding", lambda _: layers.Conv2D(2, 3, padding="smae"), ValueError,
        'The `padding` argument must be one of "valid", "same"', "Did you mean 'same'?",
    ),
    Mistake(
        "keyword of a layer", lambda _: layers.Dense(2, activaton="relu"), TypeError,
        "Dense: Keyword argument not understood: 'activaton'.", "Did you mean 'activation'?",
    ),
    Mistake(
        "keyword of a model", lambda _: one_input(nmae="m"), TypeError,
        "Keyword argument not understood: 'nmae'.", "Did you mean 'name'?",
    ),
    Mistake(
        "half of a model", lambda _: Model(inputs=Input((3,)), output=Input((3,))), TypeError,
        "Model: `inputs` was passed without `outputs`", "Did you mean `outputs`?",
    ),
    Mistake(
        "layer to get", lambda _: one_input().get_layer("dens"), ValueError,
        "No such layer: dens. Existing layers are: ['x', 'dense'].", "Did you mean 'dense'?",
    ),
    Mistake(
        "same name twice", lambda _: names_clash(), ValueError,
        'The name "same" is used 2 times in the model. All layer names should be unique.',
        "Give all but one of these layers another `name=`: ['Dense', 'Dense']",
    ),
    Mistake(
        "same name twice in a stack",
        lambda _: Sequential([layers.Dense(2, name="same"), layers.Dense(2, name="same")]), ValueError,
        "All layers added to a Sequential model should have unique names", "Update the `name` argument",
    ),
    # Before there is anything.
    Mistake(
        "summary", lambda _: Sequential([layers.Dense(2)]).summary(), ValueError,
        "This model has not yet been built", "`model.build((None, 3))`",
    ),
    Mistake(
        "weights", lambda _: Sequential([layers.Dense(2)], name="s").get_weights(), ValueError,
        "Weights for model 's' have not yet been created", "`model.build((None, 3))`",
    ),
    Mistake(
        "weights to save", lambda folder: Sequential([layers.Dense(2)], name="s").save_weights(f"{folder}/a.h5"),
        ValueError, "Weights for model 's' have not yet been created", "build((None, 3))",
    ),
    Mistake(
        "input of a stack", lambda _: Sequential([layers.Dense(2)], name="s").input, AttributeError,
        "Layer s is not connected, no input to return", "Call it on a symbolic tensor first",
    ),
    Mistake(
        "output shape", lambda _: Sequential([layers.Dense(2)], name="s").output_shape, AttributeError,
        'The layer "s" has never been called and thus has no defined output shape', "Call it on a symbolic tensor",
    ),
    Mistake(
        "output of a layer", lambda _: layers.Dense(2, name="d").output, AttributeError,
        "Layer d has no inbound nodes", "Call it on a symbolic tensor first",
    ),
    Mistake(
        "number of weights", lambda _: Subclassed().count_params(), ValueError,
        "You tried to call `count_params` on layer sub, but the layer isn't built", "`sub.build(batch_input_shape)`",
    ),
    Mistake(
        "shape to build for", lambda _: Sequential([layers.Dense(2)], name="s").build(), ValueError,
        "You must provide an `input_shape` argument", "For example `model.build((None, 3))`",
    ),
    Mistake(
        "fit", lambda _: one_input().fit(A, A), RuntimeError,
        "You must compile your model before training/testing", "Use `model.compile(optimizer, loss)`",
    ),
    # Graphs.
    Mistake(
        "disconnected", lambda _: disconnected(), ValueError,
        "Graph disconnected: cannot obtain value for tensor <KerasTensor: shape=(None, 2)",
        "Add the output of layer 'b' to the model's `inputs`",
    ),
    Mistake(
        "array as output", lambda _: Model(Input((3,)), np.ones((300, 2))), ValueError,
        "Output tensors of a Functional model must be the output of a TensorFlow `Layer`", "Begin at `keras.Input(",
    ),
    Mistake(
        "layer as output", lambda _: Model(Input((3,)), layers.Dense(1)), ValueError,
        "Output tensors of a Functional model must be the output of a TensorFlow `Layer`", "Begin at `keras.Input(",
    ),
    Mistake(
        "symbolic truth", lambda _: 1 if Input((3,)) > 0 else 2, TypeError,
        "Using a symbolic tensor as a Python `bool` is not allowed", "`tf.where`",
    ),
    Mistake(
        "symbolic array", lambda _: np.sin(Input((3,))), TypeError, "created by layer", "`keras.layers.Lambda`",
    ),
    # Sizes.
    Mistake("units", lambda _: layers.Dense(3.5), ValueError, "Dense: `units` must be a positive integer", "3.5"),
    Mistake("filters", lambda _: layers.Conv2D(2.5, 3), ValueError, "`filters` must be a positive integer", "2.5"),
    # Classes.
    Mistake(
        "class instead of a layer", lambda _: Sequential().add(layers.Dense), TypeError,
        "The added layer must be an instance of class Layer", "Pass an instance: Dense(...)",
    ),
    Mistake(
        "no super in a layer", lambda _: WithoutSuper()(A), RuntimeError,
        "You must call `super().__init__()` in the layer constructor", "super().__init__()",
    ),
    Mistake(
        "no super in a model", lambda _: ModelWithoutSuper(), RuntimeError,
        "you forgot to call `super().__init__()`", "super().__init__()",
    ),
    Mistake(
        "no call", lambda _: Model(name="m")(A), NotImplementedError,
        "Unimplemented `Model.call()`", 'Raised in layer "m" (Model)',
    ),
    Mistake(
        "classes of a .keras file", lambda folder: load_forgotten(folder, "a.keras"), UnknownObjectError,
        "Could not locate class 'Forgotten'", 'custom_objects={"Forgotten": Forgotten, "AlsoForgotten": AlsoForgotten}',
    ),
    Mistake(
        "classes of an .h5 file", lambda folder: load_forgotten(folder, "a.h5"), UnknownObjectError,
        "Could not locate class 'Forgotten'", 'custom_objects={"Forgotten": Forgotten, "AlsoForgotten": AlsoForgotten}',
    ),
)  # fmt: skip


class ErrorMessagesTest(test_case.TestCase):
    def test_each_mistake_is_named_in_the_first_line_and_answered_in_the_last(self):
        for mistake in MISTAKES:
            with self.subTest(mistake.name):
                with self.assertRaises(mistake.kind) as raised:
                    mistake.run(self.get_temp_dir())
                lines = str(raised.exception).strip().splitlines()
                self.assertIn(mistake.first, lines[0])
                self.assertIn(mistake.last, lines[-1])
                self.assertLessEqual(len(lines), 12)

    def test_no_message_shows_where_the_library_lies(self):
        for mistake in MISTAKES:
            with self.subTest(mistake.name):
                with self.assertRaises(mistake.kind) as raised:
                    mistake.run(self.get_temp_dir())
                for folder in tracebacks.INTERNAL_FOLDERS:
                    self.assertNotIn(folder, str(raised.exception))


class SilentMistakesTest(test_case.TestCase):
    def test_a_last_axis_that_is_added_is_said(self):
        x = Input((4, 4, 1), name="image")
        model = Model(x, layers.Flatten()(x))
        with self.assertWarnsRegex(UserWarning, r"'image' expects shape \(None, 4, 4, 1\) and got \(2, 4, 4\)"):
            model(np.ones((2, 4, 4), "float32"))

    def test_a_list_of_numbers_for_one_feature_is_clear(self):
        x = Input((1,))
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            self.assertEqual(Model(x, layers.Flatten()(x))(np.ones(3, "float32")).shape, (3, 1))

    def test_an_axis_of_one_that_is_expected_stays(self):
        x = Input((None,))
        self.assertEqual(Model(x, layers.Flatten()(x))(np.ones((3, 1), "float32")).shape, (3, 1))


if __name__ == "__main__":
    tf.test.main()

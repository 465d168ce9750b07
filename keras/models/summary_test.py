import tensorflow as tf
import tf_keras

import keras
from keras.models.summary import print_summary
from keras.testing import test_case


def models(library):
    """The same models from either library."""
    layers = library.layers
    x = library.Input((4,), name="ii")
    functional = library.Model(x, layers.Dense(2, name="cc")(x) * 1.5, name="fun")
    inner = library.Sequential(
        [layers.Dense(4, input_shape=(3,), name="aa"), layers.BatchNormalization(name="bn")], name="inner"
    )
    stack = library.Sequential(
        [inner, functional, layers.Dense(300, name="dd"), layers.Dense(1000, name="ee")], name="outer"
    )
    x = library.Input((3,), name="x")
    y = inner(x)
    z = functional(y)
    branched = library.Model(x, [layers.Concatenate(name="cat")([y, z, x]), z], name="branched")
    branched.layers[1].trainable = False
    return stack, branched


class SummaryTest(test_case.TestCase):
    def test_text_equals_that_of_the_reference(self):
        for ours, theirs in zip(models(keras), models(tf_keras)):
            for settings in (
                {},
                {"expand_nested": True},
                {"expand_nested": True, "show_trainable": True},
                {"line_length": 100},
                {"positions": [0.35, 0.6, 0.75, 1.0] if ours.name == "branched" else [0.3, 0.6, 1.0]},
            ):
                lines, expected = [], []
                ours.summary(print_fn=lines.append, **settings)
                theirs.summary(print_fn=expected.append, **settings)
                joined = "\n".join(expected).split("\n")
                self.assertEqual("\n".join(lines).split("\n"), joined, settings)

    def test_unbuilt_model_says_how_to_build_it(self):
        with self.assertRaisesRegex(ValueError, r"not yet been built.*`model.build\(\(None, 3\)\)`"):
            keras.Sequential([keras.layers.Dense(2)]).summary()

    def test_layer_range(self):
        stack, _ = models(keras)
        lines = []
        print_summary(stack, None, None, lines.append, False, False, ["fun", "dd"])
        listed = [line.split()[0] for line in lines if "(Functional)" in line or "(Dense)" in line]
        self.assertEqual(listed, ["fun", "dd"])
        with self.assertRaisesRegex(ValueError, "do not match the layer names"):
            stack.summary(layer_range=["nope", "dd"])

    def test_layers_that_never_ran_are_marked(self):
        class Model(keras.Model):
            def __init__(self):
                super().__init__()
                self.used = keras.layers.Dense(2)
                self.unused = keras.layers.Dense(2)

            def call(self, inputs):
                return self.used(inputs)

        model = Model()
        model(tf.ones((1, 3)))
        lines = []
        model.summary(print_fn=lines.append)
        self.assertTrue(any("multiple" in line and line.rstrip().endswith("8") for line in lines))
        self.assertTrue(any("0 (unused)" in line for line in lines))

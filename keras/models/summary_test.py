import contextlib
import io

import tensorflow as tf

import keras
from keras.testing import test_case


def stack():
    return keras.Sequential(
        [
            keras.layers.Dense(4, input_shape=(3,), name="first"),
            keras.layers.Activation("relu", name="relu"),
            keras.layers.Dense(2, name="last"),
        ],
        name="stack",
    )


def lines_of(model, **settings):
    lines = []
    model.summary(print_fn=lines.append, **settings)
    return [line.rstrip() for line in lines]


class SummaryTest(test_case.TestCase):
    def test_unbuilt_model_says_how_to_build_it(self):
        with self.assertRaisesRegex(ValueError, r"not yet been built.*`model.build\(\(None, 3\)\)`"):
            keras.Sequential([keras.layers.Dense(2)]).summary()

    def test_layer_range_lists_from_the_first_match_to_the_last(self):
        listed = [line.split()[:2] for line in lines_of(stack(), layer_range=("relu", "la.*"))]
        self.assertEqual([name for name, *kind in listed[4:7:2] if kind], ["relu", "last"])
        with self.assertRaisesRegex(ValueError, "do not match the layer names.*The model has: .'first'"):
            stack().summary(layer_range=["nope", "last"])
        for wrong, message in ((["a"], "of length 2"), ("ab", "list or tuple"), (["a", 1], "string type only")):
            with self.assertRaisesRegex(ValueError, message):
                stack().summary(layer_range=wrong)

    def test_too_few_positions_are_named(self):
        with self.assertRaisesRegex(ValueError, "`positions` needs an end for each of .*Param #"):
            stack().summary(positions=[0.5, 1.0])

    def test_flops_and_memory_have_columns_and_totals(self):
        lines = lines_of(stack(), show_flops=True, show_memory=True, show_trainable=True)
        self.assertEqual(lines[2].split()[-5:], ["#", "Trainable", "FLOPs", "Memory", "(MB)"])
        rows = {line.split()[0]: line.split()[-3:-1] for line in lines if line.startswith((" f", " r", " l"))}
        self.assertEqual(rows, {"first": ["Y", "28"], "relu": ["Y", "4"], "last": ["Y", "18"]})
        self.assertIn("FLOPs for one sample: 50 (50.00)", lines)
        # 26 weights and 4 + 4 + 2 outputs, of 4 bytes each
        self.assertIn("Memory for one sample: 0.0001 MB (weights 0.0001, outputs 0.0000)", lines)

    def test_large_costs_come_in_units(self):
        lines = lines_of(
            keras.Sequential([keras.layers.Dense(1000, input_shape=(1024,), use_bias=False)]),
            show_flops=True,
            show_memory=True,
        )
        self.assertIn("FLOPs for one sample: 2048000 (2.05 M)", lines)
        self.assertIn("Memory for one sample: 3.9101 MB (weights 3.9062, outputs 0.0038)", lines)

    def test_costs_name_what_they_leave_out(self):
        x = keras.Input((None, 2, 2))
        lines = lines_of(keras.Model(x, tf.linalg.inv(x)), show_flops=True)
        self.assertEqual(
            lines[-3:-1], ["Axes of unknown length were taken as 1.", "FLOPs leave out: MatrixInverse (1)"]
        )

    def test_default_output_follows_interactive_logging(self):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            stack().summary()
        self.assertIn("Total params: 26 (104.00 Byte)\n", out.getvalue())
        keras.utils.disable_interactive_logging()
        out = io.StringIO()
        with contextlib.redirect_stdout(out), self.assertLogs("absl", "INFO") as logs:
            stack().summary()
        self.assertEqual(out.getvalue(), "")
        self.assertIn("Total params: 26 (104.00 Byte)", "\n".join(logs.output))

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
        lines = lines_of(model)
        self.assertTrue(any("multiple" in line and line.endswith(" 8") for line in lines))
        self.assertTrue(any(line.endswith("0 (unused)") for line in lines))
        self.assertTrue(any("(None, 2)" in line for line in lines_of(model, show_flops=True)))

import importlib.util
import inspect
import os
import pickle
import sys
import tempfile
import traceback

import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.layers.core.dense import Dense
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.support import tracebacks
from keras.testing.test_case import TestCase

_USER_CODE = """
import dataclasses

import tensorflow as tf


class OddError(Exception):
    def __init__(self, code, reason):
        super().__init__(code, reason)
        self.code = code


@dataclasses.dataclass(frozen=True)
class FrozenError(Exception):
    code: int


def layer_classes(Layer):
    class Raising(Layer):
        def __init__(self, make_error, **kwargs):
            super().__init__(**kwargs)
            self.make_error = make_error

        def call(self, inputs, scale=2.0):
            if inputs.shape[-1] == 3:
                raise self.make_error()
            return inputs

    class Chained(Layer):
        def call(self, inputs):
            try:
                return tf.matmul(inputs, tf.ones((7, 2)))
            except Exception as error:
                raise RuntimeError("cannot multiply") from error

    class Branching(Layer):
        def call(self, inputs):
            if tf.reduce_sum(inputs) > 0.0:
                inputs = tf.matmul(inputs, tf.ones((7, 2)))
            return inputs

    class Outer(Layer):
        def __init__(self, inner, **kwargs):
            super().__init__(**kwargs)
            self.inner = inner

        def call(self, inputs):
            return self.inner(inputs)

    return Raising, Chained, Branching, Outer


def run(function):
    return function()
"""
_HAS_NOTES = sys.version_info >= (3, 11)  # and can hide the frame that raises again


class TracebacksTest(TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.path = os.path.join(folder.name, "user_code.py")
        with open(cls.path, "w", encoding="utf-8") as file:
            file.write(_USER_CODE)
        spec = importlib.util.spec_from_file_location("user_code", cls.path)
        cls.user = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(cls.user)
        cls.Raising, cls.Chained, cls.Branching, cls.Outer = cls.user.layer_classes(Layer)

    def setUp(self):
        super().setUp()
        tf.debugging.enable_traceback_filtering()

    def tearDown(self):
        tf.debugging.enable_traceback_filtering()
        super().tearDown()

    def error_of(self, function):
        try:
            self.user.run(function)
        except Exception as error:
            return error
        return self.fail("nothing was raised")

    def frames_below_the_test(self, error):
        """What the traceback shows but for `run` and the frames of this file, as `(is user's, function)`."""
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]
        return [(frame.filename == self.path, frame.name) for frame in frames if frame.name != "run"]

    def assertShowsOnly(self, error, names):
        shown = self.frames_below_the_test(error)
        if not _HAS_NOTES:
            shown = [frame for frame in shown if frame[1] not in ("__call__", "call_and_hide")]
        self.assertEqual(shown, [(True, name) for name in names])

    def fit(self, layer):
        model = Sequential([layer, Dense(1)])
        model.compile("sgd", "mse")
        return model.fit(np.ones((2, 3)), np.ones((2, 1)), verbose=0)

    def test_fit_shows_the_users_frames_alone(self):
        error = self.error_of(lambda: self.fit(self.Raising(lambda: ValueError("bad"))))
        self.assertShowsOnly(error, ["call"])

    def test_the_line_of_converted_code_is_the_users_own(self):
        error = self.error_of(lambda: self.fit(self.Branching()))
        last = traceback.extract_tb(error.__traceback__)[-1]
        self.assertEqual((last.filename, last.line), (self.path, "inputs = tf.matmul(inputs, tf.ones((7, 2)))"))

    def test_all_frames_are_there_when_filtering_is_off(self):
        tf.debugging.disable_traceback_filtering()
        error = self.error_of(lambda: self.fit(self.Branching()))
        files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
        self.assertTrue(any(file.endswith("training/trainer.py") for file in files))
        self.assertTrue(any(file.endswith("engine/layer.py") for file in files))
        self.assertTrue(any("__autograph_generated_file" in file for file in files))
        self.assertTrue(any(file.startswith(os.path.dirname(tf.__file__)) for file in files))

    def test_a_call_on_values_and_on_symbolic_tensors_shows_the_users_frames_alone(self):
        layer = self.Outer(self.Raising(lambda: ValueError("bad")))
        for inputs in (tf.ones((2, 3)), Input((3,))):
            error = self.error_of(lambda inputs=inputs: layer(inputs))
            self.assertShowsOnly(error, ["call", "call"])

    def test_drawing_and_reading_symbolic_tensors_show_the_users_frames_alone(self):
        x, y = Input((3,)), Input((3,))
        mistakes = (
            lambda: Model(x, Dense(2)(y)),  # ordered through `functools`, a file of Python's own
            lambda: bool(x),
            lambda: len(x),
            lambda: float(x),
            lambda: np.exp(x),
        )
        for mistake in mistakes:
            self.assertShowsOnly(self.error_of(mistake), [])

    def test_chained_errors_are_filtered_too(self):
        error = self.error_of(lambda: self.Chained()(tf.ones((2, 3))))
        self.assertShowsOnly(error, ["call"])
        self.assertIsInstance(error.__cause__, tf.errors.InvalidArgumentError)
        self.assertEqual([frame.filename for frame in traceback.extract_tb(error.__cause__.__traceback__)], [self.path])

    def test_types_and_attributes_of_errors_survive_conversion(self):
        for make in (lambda: KeyError("a"), lambda: self.user.OddError(7, "odd")):
            error = self.error_of(lambda make=make: self.fit(self.Raising(make)))
            self.assertIs(type(error), type(make()))
            self.assertEqual(error.args, make().args)
            self.assertFalse(hasattr(error, "ag_error_metadata"))
        self.assertEqual(error.code, 7)

    def test_the_innermost_layer_is_named_once_with_what_it_was_called_with(self):
        layer = self.Outer(self.Raising(lambda: ValueError("bad"), name="inner"))
        for run in (lambda: layer(tf.ones((2, 3))), lambda: self.fit(layer)):
            lines = str(self.error_of(run)).splitlines()
            self.assertLen(lines, 2)
            self.assertEqual(lines[0], "bad")
            self.assertIn('Raised in layer "inner" (Raising), called with inputs=float32 (', lines[1])
            self.assertEndsWith(lines[1], "3), scale=2.0")

    def test_errors_of_operations_name_the_layer(self):
        error = self.error_of(lambda: self.Branching(name="mine")(tf.ones((2, 3))))
        self.assertIsInstance(error, tf.errors.InvalidArgumentError)
        self.assertIn('Raised in layer "mine" (Branching), called with inputs=float32 (2, 3)', error.message)

    def test_errors_without_a_text_of_their_own_get_a_note(self):
        error = self.error_of(lambda: self.Raising(lambda: KeyError("a"), name="mine")(tf.ones((2, 3))))
        self.assertEqual(error.args, ("a",))
        if _HAS_NOTES:
            self.assertIn('Raised in layer "mine"', error.__notes__[0])

    def test_graph_errors_list_the_users_lines_alone(self):
        x = Input((3,))
        model = Model(x, tf.debugging.check_numerics(x / 0.0, "not a number"))
        error = self.error_of(lambda: model.predict(np.ones((2, 3)), verbose=0))
        self.assertIn("not a number", error.message)
        self.assertNotIn(f"{os.sep}engine{os.sep}", error.message)
        self.assertNotIn(os.path.dirname(tf.__file__), error.message)

    def test_operators_on_symbolic_tensors_show_the_users_frames_alone(self):
        x = Input((3,))
        self.assertShowsOnly(self.error_of(lambda: x + tf.ones((2, 7))), [])
        error = self.error_of(lambda: tf.matmul(x, tf.ones((7, 2))))
        self.assertNotIn("call", [name for _, name in self.frames_below_the_test(error)])
        self.assertIn('Raised in layer "tf.linalg.matmul" (TFOpLambda)', str(error))

    def test_errors_that_let_nobody_set_attributes_pass(self):
        error = self.error_of(lambda: self.Raising(lambda: self.user.FrozenError(7))(tf.ones((2, 3))))
        self.assertIs(type(error), self.user.FrozenError)
        self.assertShowsOnly(error, ["call"])

    def test_except_clauses_of_users_work(self):
        with self.assertRaisesRegex(self.user.OddError, "odd"):
            self.fit(self.Raising(lambda: self.user.OddError(7, "odd")))

    def test_signatures_of_public_methods_stay_readable(self):
        self.assertEqual(list(inspect.signature(Model.fit).parameters)[:4], ["self", "x", "y", "batch_size"])
        self.assertEqual(inspect.getfullargspec(Model.fit).args[:4], ["self", "x", "y", "batch_size"])
        self.assertEqual(Model.fit.__name__, "fit")
        self.assertIs(pickle.loads(pickle.dumps(Model.fit)), Model.fit)

    def test_a_traceback_can_be_made_for_lines_of_files(self):
        made = tracebacks.traceback_of([("outer.py", 3, "run"), ("inner.py", 70000, "call")])
        frames = [(frame.filename, frame.lineno, frame.name) for frame in traceback.extract_tb(made)]
        self.assertEqual(frames, [("outer.py", 3, "run"), ("inner.py", 70000, "call")])


if __name__ == "__main__":
    tf.test.main()

"""Promise: a program that users wrote finds the same with both libraries: losses, outputs, names, configs, prints."""

import contextlib
import io
import json
import warnings

import numpy as np
import tensorflow as tf
import tf_keras as reference
from absl.testing import parameterized

import keras
from keras.conformance.user_programs.table import PROGRAMS
from keras.support import state
from keras.testing import test_case


def run(library, program):
    """What the program returned and printed, from the same seed for both libraries."""
    state.reset()
    reference.backend.clear_session()
    library.utils.set_random_seed(3)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        found = program.run(library)
    return found, printed.getvalue()


def leaves(found, path=""):
    """Yields `(path, value)` for everything in a structure, with the keys, types and lengths of what holds it."""
    if isinstance(found, str) and found.startswith('{"'):
        found = {key: value for key, value in json.loads(found).items() if key != "keras_version"}
    if isinstance(found, dict):
        if found.get("optional") is False:  # which one release of the reference writes for inputs
            found = {key: value for key, value in found.items() if key != "optional"}
        yield f"{path} keys", list(found)
        for key, value in found.items():
            yield from leaves(value, f"{path}.{key}")
    elif isinstance(found, (list, tuple)):
        yield f"{path} type", (isinstance(found, tuple), len(found))
        for index, value in enumerate(found):
            yield from leaves(value, f"{path}[{index}]")
    elif isinstance(found, (tf.Tensor, tf.Variable)):
        yield path, found.numpy() if hasattr(found, "numpy") else "a tensor of a graph"
    else:
        yield path, found


class UserProgramsTest(test_case.TestCase, parameterized.TestCase):
    maxDiff = 3000

    def setUp(self):
        super().setUp()
        warnings.simplefilter("ignore")  # of lambdas in configs and the like, on both sides

    @parameterized.named_parameters(*((program.name, program) for program in PROGRAMS))
    def test_program(self, program):
        (found, printed), (expected, printed_there) = run(keras, program), run(reference, program)
        found, expected = dict(leaves(found)), dict(leaves(expected))
        self.assertEqual(list(found), list(expected))
        for path in expected:
            self.assert_same(path, found[path], expected[path])
        self.assertEqual(printed, printed_there)

    def assert_same(self, path, found, expected):
        numbers = (float, np.ndarray, np.floating)
        if isinstance(expected, numbers) and np.asarray(expected).dtype.kind == "f":
            self.assertEqual(np.asarray(found).dtype, np.asarray(expected).dtype, path)
            self.assertAllClose(found, expected, 1e-4, 1e-4, path)
        elif isinstance(expected, np.ndarray):
            self.assertAllEqual(found, expected, path)
        else:
            self.assertEqual((type(found), found), (type(expected), expected), path)


if __name__ == "__main__":
    tf.test.main()

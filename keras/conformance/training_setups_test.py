"""Promise: every set-up of the table trains as with the reference: logs, names, results and weights, step by step."""

import warnings

import tensorflow as tf
import tf_keras as reference
from absl.testing import parameterized

import keras
from keras.conformance.training_setups.setup import record
from keras.conformance.training_setups.table import ROWS
from keras.support import state
from keras.testing import test_case


def fresh():
    state.reset()
    reference.backend.clear_session()


class TrainingSetupsTest(test_case.TestCase, parameterized.TestCase):
    maxDiff = 2000

    def setUp(self):
        super().setUp()
        warnings.simplefilter("ignore")

    @parameterized.named_parameters(*((row.name, row) for row in ROWS))
    def test_trains_as_with_the_reference(self, row):
        fresh()
        expected = record(reference, row)
        fresh()
        found = record(keras, row, initial_weights=expected["drawn"])
        for what in expected:
            if what not in row.differs:
                with self.subTest(what):
                    self.assert_same(found[what], expected[what], what)
        if not row.logs_more:
            self.assertEqual(found["names"], list(found["evaluate dict"]))

    def assert_same(self, found, expected, path):
        if isinstance(expected, dict):
            self.assertEqual(list(found), list(expected), path)
            for key in expected:
                self.assert_same(found[key], expected[key], f"{path} {key}")
        elif isinstance(expected, (list, tuple)):
            self.assertLen(found, len(expected), path)
            for index, (one, other) in enumerate(zip(found, expected)):
                self.assert_same(one, other, f"{path} {index}")
        elif isinstance(expected, str):
            self.assertEqual(found, expected, path)
        elif isinstance(expected, tf.RaggedTensor):
            self.assert_same(
                [found.flat_values, *found.nested_row_splits], [expected.flat_values, *expected.nested_row_splits], path
            )
        else:
            self.assertAllClose(found, expected, rtol=1e-5, atol=1e-6, msg=path)


if __name__ == "__main__":
    tf.test.main()

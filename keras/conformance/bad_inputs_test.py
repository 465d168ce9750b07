"""Promise: a mistake with data or settings is told in the user's terms: right class, first line, length and time."""

import os
import warnings

import tensorflow as tf
from absl.testing import parameterized

import keras
from keras.conformance.bad_inputs import data, names, shapes, values
from keras.support import state
from keras.testing import test_case

_MOST_LINES = 12
_INTERNAL = ("Graph execution error", "{{node", "Traceback", "__inference", os.path.dirname(keras.__file__),
             os.path.dirname(tf.__file__))  # fmt: skip


def told(row):
    """The error or warning that a row leads to, and the model."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        model = row.make()
        caught.clear()
        try:
            row.call(model)
        except Exception as error:
            return error, model
    return next((warning.message for warning in caught if isinstance(warning.message, row.kind)), None), model


def text_of(message):
    """The text that the user reads."""
    return message.args[0] if isinstance(message, KeyError) else str(message)


class BadInputsTest(test_case.TestCase, parameterized.TestCase):
    @parameterized.parameters(shapes, values, data, names)
    def test_what_users_are_told(self, family):
        for row in family.rows():
            with self.subTest(row.name):
                state.reset()
                message, model = told(row)
                self.assertIsInstance(message, row.kind)
                lines = text_of(message).splitlines()
                self.assertEqual(lines[0], row.first_line)
                self.assertLessEqual(len(lines), _MOST_LINES)
                for line in lines:
                    for part in _INTERNAL:
                        self.assertNotIn(part, line)
                if row.is_early and model is not None:
                    self.assertEqual(int(model.optimizer.iterations), 0)


if __name__ == "__main__":
    tf.test.main()

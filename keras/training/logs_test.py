import numpy as np
import tensorflow as tf

from keras.metrics import Mean
from keras.testing import test_case
from keras.training import logs


class LogsTest(test_case.TestCase):
    def test_scalars_become_python_numbers_and_the_rest_arrays(self):
        numbers = logs.to_numbers({"a": tf.constant(1.5), "b": tf.ones(2), "c": 3})
        self.assertIs(type(numbers["a"]), float)
        self.assertIsInstance(numbers["b"], np.ndarray)
        self.assertEqual(numbers["c"], 3)

    def test_a_step_must_return_a_dict(self):
        with self.assertRaisesRegex(ValueError, "output of `test_step` must be a dict.*Received: float"):
            logs.to_numbers(1.0, "test_step")

    def test_dicts_within_stay(self):
        self.assertEqual(logs.to_numbers({"b": {"c": tf.constant(2.0)}}), {"b": {"c": 2.0}})

    def test_an_epoch_shows_metrics_in_their_order_when_it_shows_nothing_else(self):
        metrics = [Mean(name="b"), Mean(name="a")]
        self.assertEqual(list(logs.of_epoch({"a": 1.0, "b": 2.0}, metrics)), ["b", "a"])
        self.assertEqual(list(logs.of_epoch({"a": 1.0, "b": 2.0, "c": 3.0}, metrics)), ["a", "b", "c"])

    def test_values_follow_the_names_and_a_single_one_stands_alone(self):
        self.assertEqual(logs.as_list({"b": 2, "a": 1, "z": 9}, ["a", "b"]), [1, 2, 9])
        self.assertEqual(logs.as_list({"a": 1}, ["a"]), 1)

    def test_values_without_a_name_in_the_list_come_last_by_alphabet(self):
        self.assertEqual(logs.as_list({"z": 9, "b": 2, "a": 1}, ["b"]), [2, 1, 9])


if __name__ == "__main__":
    tf.test.main()

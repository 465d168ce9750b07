"""Tests of regularizers by name and config."""

import tensorflow as tf

from keras import regularizers
from keras.testing import test_case


class LookupTest(test_case.TestCase):
    def test_names(self):
        for name, cls in (
            ("l1", regularizers.L1),
            ("L2", regularizers.L2),
            ("l1_l2", regularizers.L1L2),
            ("orthogonal_regularizer", regularizers.OrthogonalRegularizer),
        ):
            self.assertIsInstance(regularizers.get(name), cls, name)
        self.assertAllClose(regularizers.get("l1_l2").get_config(), {"l1": 0.01, "l2": 0.01})

    def test_configs_of_every_age(self):
        self.assertAllClose(regularizers.get({"class_name": "l2", "config": {"l2": 0.5}}).l2, 0.5)
        self.assertAllClose(regularizers.get({"class_name": "l1_l2", "config": {"l1": 0.5}}).l1, 0.5)

    def test_a_callable_is_a_regularizer(self):
        self.assertIs(regularizers.get(tf.reduce_sum), tf.reduce_sum)
        self.assertIsNone(regularizers.get(None))

    def test_misspelt_names_are_refused(self):
        with self.assertRaisesRegex(ValueError, "Unknown regularizer: 'l1l2'. Did you mean .*'l1_l2'"):
            regularizers.get("l1l2")

    def test_objects_of_another_kind_are_refused(self):
        with self.assertRaises(ValueError):
            regularizers.get({"module": "keras.initializers", "class_name": "Zeros", "config": {}})


if __name__ == "__main__":
    tf.test.main()

"""Tests of what all initializers share."""

import warnings

import tensorflow as tf

from keras import initializers
from keras.backend import config
from keras.testing import test_case

ALL = [obj for obj in vars(initializers).values() if isinstance(obj, type)]
CLASSES = sorted(set(ALL) - {initializers.Initializer}, key=lambda cls: cls.__name__)


class InitializerTest(test_case.TestCase):
    def test_the_base_cannot_be_called(self):
        with self.assertRaisesRegex(NotImplementedError, "must implement the `__call__\\(\\)` method"):
            initializers.Initializer()((2,))

    def test_configs_make_equal_initializers(self):
        for cls in CLASSES:
            original = cls(seed=3) if "seed" in cls().get_config() else cls()
            with self.subTest(cls.__name__):
                copied = cls.from_config(original.get_config())
                self.assertAllEqual(copied((3, 4)), original((3, 4)))

    def test_the_type_of_older_configs_is_dropped(self):
        self.assertAllEqual(initializers.Zeros.from_config({"dtype": "float32"})((1,)), [0.0])

    def test_the_default_type_is_floatx(self):
        config.set_floatx("float64")
        for cls in CLASSES:
            self.assertEqual(cls()((2, 2)).dtype, tf.float64, cls.__name__)

    def test_a_second_call_without_a_seed_warns_and_gives_the_same(self):
        initializer = initializers.RandomUniform()
        first = initializer((2,))
        with self.assertWarnsRegex(UserWarning, "RandomUniform is unseeded and being called multiple times"):
            self.assertAllEqual(initializer((2,)), first)

    def test_a_second_call_with_a_seed_is_silent(self):
        initializer = initializers.RandomUniform(seed=1)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            self.assertAllEqual(initializer((2,)), initializer((2,)))

    def test_unknown_keywords_are_refused(self):
        for cls in CLASSES:
            with self.assertRaisesRegex(TypeError, "Unknown keyword arguments: \\['foo'\\]"):
                cls()((2, 2), foo=1)

    def test_parts_of_a_partitioned_weight_differ(self):
        initializer = initializers.RandomNormal(seed=1)
        first = initializer((2, 3), partition_shape=(1, 3), partition_offset=(0, 0))
        second = initializer((2, 3), partition_shape=(1, 3), partition_offset=(1, 0))
        self.assertEqual(first.shape, (1, 3))
        self.assertNotAllEqual(first, second)

    def test_parts_of_one_weight_are_no_repetition(self):
        initializer = initializers.HeNormal()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for row in (0, 1):
                initializer((2, 3), partition_shape=(1, 3), partition_offset=(row, 0))

    def test_whole_matrices_have_no_parts(self):
        for cls in (initializers.Orthogonal, initializers.Identity):
            with self.assertRaisesRegex(ValueError, "doesn't support partition-related arguments"):
                cls()((2, 3), partition_shape=(1, 3), partition_offset=(0, 0))


if __name__ == "__main__":
    tf.test.main()

"""Initializers give the draws and the configs of the reference, bit for bit."""

import json

import numpy as np
import tensorflow as tf
import tf_keras

from keras import initializers, serialization
from keras.testing import test_case
from keras.utils.random_seed import set_random_seed

NAMES = [
    "Zeros",
    "Ones",
    "Constant",
    "RandomUniform",
    "RandomNormal",
    "TruncatedNormal",
    "VarianceScaling",
    "Orthogonal",
    "Identity",
    "GlorotUniform",
    "GlorotNormal",
    "HeUniform",
    "HeNormal",
    "LecunUniform",
    "LecunNormal",
]
SEEDED = [name for name in NAMES if hasattr(getattr(initializers, name)(), "seed")]


class InitializersReferenceTest(test_case.TestCase):
    def test_seeded_draws_are_equal(self):
        for name in SEEDED:
            for shape in ((), (3,), (4, 5), (5, 4), (3, 3, 2, 7)):
                for dtype in ("float32", "float64", "float16"):
                    if name == "Orthogonal" and len(shape) < 2:
                        continue
                    with self.subTest(name=name, shape=shape, dtype=dtype):
                        ours = getattr(initializers, name)(seed=5)(shape, dtype=dtype)
                        reference = getattr(tf_keras.initializers, name)(seed=5)(shape, dtype=dtype)
                        np.testing.assert_array_equal(ours, reference)

    def test_unseeded_draws_take_the_same_seeds(self):
        for name in SEEDED:
            tf_keras.utils.set_random_seed(11)
            reference = getattr(tf_keras.initializers, name)()((4, 5))
            set_random_seed(11)
            np.testing.assert_array_equal(getattr(initializers, name)()((4, 5)), reference, name)

    def test_parts_are_equal(self):
        for name in ("GlorotUniform", "RandomUniform", "RandomNormal", "TruncatedNormal"):
            part = {"partition_shape": (1, 3), "partition_offset": (1, 0)}
            ours = getattr(initializers, name)(seed=1)((2, 3), **part)
            reference = getattr(tf_keras.initializers, name)(seed=1)((2, 3), **part)
            np.testing.assert_array_equal(ours, reference, name)

    def test_configs_are_equal(self):
        for name in NAMES:
            ours = serialization.serialize_keras_object(getattr(initializers, name)())
            reference = tf_keras.saving.serialize_keras_object(getattr(tf_keras.initializers, name)())
            self.assertEqual(json.dumps(ours), json.dumps(reference))

    def test_errors_have_the_kind_of_the_reference(self):
        for name in NAMES:
            for shape, dtype in (((2, 2), "string"), ((2, 2), "nope"), ((3,), "bool")):
                kinds = [
                    kind_of_error(getattr(place, name), shape, dtype) for place in (initializers, tf_keras.initializers)
                ]
                self.assertEqual(kinds[0], kinds[1], (name, shape, dtype))


def kind_of_error(cls, shape, dtype):
    try:
        cls()(shape, dtype=dtype)
    except Exception as error:
        return type(error).__name__
    return None


if __name__ == "__main__":
    tf.test.main()

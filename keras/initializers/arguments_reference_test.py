"""Initializers take shapes, types, seeds and names as the reference does, in layers too, and warn as it does."""

import itertools
import random
import warnings

import numpy as np
import tensorflow as tf
import tf_keras

import keras
from keras.testing import outcomes, test_case

RANDOM = ["RandomUniform", "RandomNormal", "TruncatedNormal", "VarianceScaling", "Orthogonal", "GlorotUniform"] + [
    *["GlorotNormal", "HeUniform", "HeNormal", "LecunUniform", "LecunNormal"],
]
NAMES = [*RANDOM, "Zeros", "Ones", "Constant", "Identity"]
SHAPES = [
    (),
    (3,),
    (4, 5),
    (3, 3, 2, 7),
    (0, 3),
    [2, 3],
    tf.TensorShape([2, 3]),
    np.array([2, 3]),
    (None, 3),
    3,
]
TYPES = [None, "float64", "float16", "bfloat16", tf.float32, np.float32, "int32", "bool", "string", "complex64", "real"]
SEEDS = [None, 0, 1, -3, 2**31, 2**40, 2**63, 1.5, "seed", True, np.int64(4), [1, 2]]
PARTS = [
    {"partition_shape": (1, 3), "partition_offset": (1, 0)},
    {"partition_shape": (1, 3), "partition_offset": (0, 0)},
    {"partition_shape": (1, 3)},
    {"partition_offset": (1, 0)},
    {"layout": None},
    {"part": 1},
]
# Arguments beyond the seed: class, positional arguments, shape, type.
ARGUMENTS = [
    *[("RandomUniform", bounds, (4,), t) for bounds in ((0, 10), (1.0, 0.0), (0, 1)) for t in (None, "int32", "int64")],
    *[
        (name, (1.0, deviation), (4,), None)
        for name in ("RandomNormal", "TruncatedNormal")
        for deviation in (2.0, 0, -1)
    ],
    *[
        ("VarianceScaling", arguments, shape, None)
        for arguments in itertools.product(
            (0.5, 2, 0.0, -1.0),
            ("fan_in", "fan_out", "fan_avg", "FAN_IN", None),
            ("normal", "truncated_normal", "untruncated_normal", "Uniform", "even"),
        )
        for shape in ((3, 3, 2, 4), (5,))
    ],
    *[
        (name, (gain,), shape, None)
        for name in ("Orthogonal", "Identity")
        for gain in (0.0, -2)
        for shape in ((3, 4), (3,))
    ],
    *[
        ("Constant", (value,), shape, t)
        for value in (1.5, [1, 2], np.arange(4.0).reshape(2, 2), True, "text", None)
        for shape in ((2, 2), (2,))
        for t in (None, "int32", "string")
    ],
]
SPELLINGS = [
    str.lower,
    lambda name: name,
    lambda name: name + "V2",
    lambda name: "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)[1:],
]


def _make(module, name, *arguments):
    extra = {"seed": 7} if name in RANDOM else {}
    return getattr(module.initializers, name)(*arguments, **extra)


def _weights_of_layers(module):
    """The weights that layers begin with after `set_random_seed`, built early and late, with shared initializers."""
    module.utils.set_random_seed(3)
    shared = module.initializers.GlorotUniform()
    model = module.Sequential(
        [module.layers.Dense(3, input_shape=(2,)), module.layers.Dense(2, bias_initializer="normal")]
    )
    late = [module.layers.Dense(2, kernel_initializer=initializer) for initializer in ("orthogonal", shared, shared)]
    for layer in reversed(late):
        layer.build((None, 2))
    drawn = [random.random(), float(np.random.rand()), tf.random.uniform((2,))]
    return [tensor.numpy() for tensor in (*model.weights, *(layer.kernel for layer in late))] + drawn


class ArgumentsReferenceTest(test_case.TestCase):
    def assert_same_outcome(self, call, **place):
        with self.subTest(**place):
            outcomes.assert_same_outcome(self, call, keras, tf_keras, tolerance=0)

    def test_draws_of_every_shape_and_type_are_equal(self):
        for name in NAMES:
            for shape in SHAPES:
                self.assert_same_outcome(
                    lambda m, name=name, shape=shape: _make(m, name)(shape), name=name, shape=shape
                )
            for t in TYPES:
                self.assert_same_outcome(lambda m, name=name, t=t: _make(m, name)((4, 5), dtype=t), name=name, dtype=t)

    def test_every_kind_of_seed_gives_equal_draws(self):
        def draw(module, name, seed):
            module.utils.set_random_seed(5)
            initializer = getattr(module.initializers, name)(seed=seed)
            return [initializer((4, 5)), initializer((4, 5)), initializer.get_config()]

        for name in RANDOM:
            for seed in SEEDS:
                self.assert_same_outcome(lambda m, name=name, seed=seed: draw(m, name, seed), name=name, seed=seed)

    def test_parts_of_a_partitioned_weight_are_equal(self):
        for name in NAMES:
            for part in PARTS:
                self.assert_same_outcome(
                    lambda m, name=name, part=part: _make(m, name)((2, 3), **part), name=name, **part
                )

    def test_every_argument_means_the_same(self):
        for name, arguments, shape, dtype in ARGUMENTS:
            self.assert_same_outcome(
                lambda m, name=name, arguments=arguments, shape=shape, dtype=dtype: [
                    _make(m, name, *arguments)(shape, dtype=dtype),
                    type(_make(m, name, *arguments).get_config()).__name__,
                ],
                name=name,
                arguments=arguments,
            )

    def test_names_in_every_spelling_find_the_same(self):
        for name in NAMES:
            for spell in SPELLINGS:
                for form in (spell(name), {"class_name": spell(name), "config": {}}):
                    with self.subTest(form=form):
                        expected, error = outcomes.outcome(tf_keras.initializers.get, form)
                        value, our_error = outcomes.outcome(keras.initializers.get, form)
                        self.assertEqual(our_error is None, error is None)
                        self.assertEqual(type(value).__name__, type(expected).__name__)

    def test_layers_begin_with_the_same_weights(self):
        outcomes.assert_same_value(self, _weights_of_layers(keras), _weights_of_layers(tf_keras), tolerance=0)

    def test_repeated_use_warns_alike(self):
        def messages(module, name, extra, calls):
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                initializer = getattr(module.initializers, name)(**extra)
                for part in calls:
                    initializer((2, 3), **part)
            return [str(warning.message) for warning in caught if warning.category is UserWarning]

        for name, extra in (("HeNormal", {}), ("HeNormal", {"seed": 1}), ("Orthogonal", {}), ("Ones", {})):
            for calls in ([{}], [{}] * 3, PARTS[:2] if name == "HeNormal" else [{}]):
                with self.subTest(name, extra=extra, calls=calls):
                    both = [messages(module, name, extra, calls) for module in (keras, tf_keras)]
                    self.assertEqual(*both)


if __name__ == "__main__":
    tf.test.main()

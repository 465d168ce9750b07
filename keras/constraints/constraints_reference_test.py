"""Constraints give the values, errors and configs of the reference."""

import json

import numpy as np
import tensorflow as tf
import tf_keras

import keras
from keras.testing import outcomes, test_case

CASES = [
    *[
        lambda m, args=args: m.MaxNorm(*args)
        for args in ((), (1, 1), (0.5, [0, 1, 2]), (0.5, (0, 1)), (1, -1), (1, None))
    ],
    *[lambda m, value=value: m.max_norm(value, axis=0) for value in (0, -1)],
    *[lambda m, args=args: m.UnitNorm(*args) for args in ((), (1,), ([0, 1],), (None,))],
    *[
        lambda m, args=args: m.MinMaxNorm(*args)
        for args in ((), (0.5, 0.8, 0.3, 1), (1, 2), (2.0, 1.0), (0.5, 1.0, 0.0))
    ],
    lambda m: m.NonNeg(),
    lambda m: m.RadialConstraint(),
    lambda m: m.Constraint(),
    lambda m: m.NonNeg(1),
    lambda m: m.RadialConstraint(axis=1),
]
WEIGHTS = [
    *[(3 * np.random.RandomState(size).randn(size, size, 2, 4)).astype("float32") for size in range(1, 7)],
    *[np.random.RandomState(0).randn(*shape).astype("float32") for shape in ((4, 5), (6,), (3, 3, 2))],
    np.zeros((3, 2), "float32"),
    np.array([[np.inf, np.nan], [1.0, -0.0]], "float32"),
    np.random.RandomState(0).randn(3, 3),
    np.random.RandomState(0).randn(3, 3).astype("float16"),
]
NAMES = (
    "MaxNorm max_norm maxnorm UnitNorm unitnorm NonNeg nonneg non_neg MinMaxNorm min_max_norm RadialConstraint".split()
)


def halve(w):
    return w / 2


class ConstraintsReferenceTest(test_case.TestCase):
    def assert_same_outcome(self, call, **place):
        with self.subTest(**place):
            expected, error = outcomes.outcome(call, tf_keras.constraints)
            value, our_error = outcomes.outcome(call, keras.constraints)
            if isinstance(error, (TypeError, ValueError)):
                self.assertIsInstance(our_error, (TypeError, ValueError))
            elif error is None:  # the reference's other errors come from kernels that lack a type or a size
                self.assertIsNone(our_error)
                outcomes.assert_same_value(self, value, expected, tolerance=0)

    def test_values_are_equal(self):
        for number, case in enumerate(CASES):
            for w in WEIGHTS:
                for kind in (tf.constant, tf.Variable):
                    self.assert_same_outcome(lambda m, kind=kind, w=w: case(m)(kind(w)), case=number, shape=w.shape)

    def test_arrays_count_as_tensors(self):
        for case in CASES[:-5]:
            self.assertAllEqual(case(keras.constraints)(WEIGHTS[2]), case(keras.constraints)(tf.constant(WEIGHTS[2])))

    def test_configs_are_equal(self):
        for number, case in enumerate(CASES[:-2]):
            for legacy in (False, True):
                written = [
                    json.dumps(m.serialize(case(m), use_legacy_format=legacy))
                    for m in (keras.constraints, tf_keras.constraints)
                ]
                with self.subTest(number):
                    self.assertEqual(*written)
                    read = keras.constraints.deserialize(json.loads(written[0]), use_legacy_format=legacy)
                    self.assertEqual(json.dumps(read.get_config()), json.dumps(case(tf_keras.constraints).get_config()))

    def test_identifiers_mean_the_same(self):
        for form in (
            None,
            halve,
            *NAMES,
            *({"class_name": name, "config": {}} for name in NAMES),
            3,
            [],
            {"config": 1},
        ):
            self.assert_same_outcome(lambda m, form=form: type(m.get(form)).__name__, form=form)

    def test_classes_are_made_and_unknown_names_refused(self):
        self.assertIsInstance(keras.constraints.get(keras.constraints.NonNeg), keras.constraints.NonNeg)
        with self.assertRaisesRegex(ValueError, "Did you mean 'nonneg' or 'non_neg'"):
            keras.constraints.get("NonNeg ")


if __name__ == "__main__":
    tf.test.main()

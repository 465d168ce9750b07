"""Regularizers give the values, gradients, errors and configs of the reference."""

import json

import numpy as np
import tensorflow as tf
import tf_keras

import keras
from keras.testing import outcomes, test_case

FACTORS = [0.03, 2, 0, -0.1, True, None, np.float64(0.1), "0.1", np.inf, float("nan"), [0.1]]
CASES = [
    *[lambda m, name=name: getattr(m, name)() for name in ("L1", "L2", "L1L2", "l1_l2", "OrthogonalRegularizer")],
    *[lambda m, f=f, name=name: getattr(m, name)(f) for f in FACTORS for name in ("L1", "l2", "L1L2")],
    *[lambda m, f=f: m.OrthogonalRegularizer(f, mode="columns") for f in FACTORS],
    *[lambda m, f=f: m.L1L2(l1=0.01, l2=f) for f in FACTORS],
    lambda m: m.l1_l2(0.1, l2=0.3),
    lambda m: m.l1_l2(0, 0),
    lambda m: m.L1(l=0.3),
    lambda m: m.l2(l=0.3),
    lambda m: m.L2(l1=0.3),
    lambda m: m.orthogonal_regularizer(factor=1, mode="rows"),
    lambda m: m.OrthogonalRegularizer(mode="columns "),
]
WEIGHTS = [np.random.RandomState(0).randn(*shape) for shape in ((4, 5), (6, 2), (3,), (3, 3, 2))]
NAMES = "L1 l1 L2 l2 L1L2 l1_l2 OrthogonalRegularizer orthogonal_regularizer".split()


def total(x):
    return tf.reduce_sum(x)


def _value_and_gradient(regularizer, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = regularizer(x)
    return [y, tape.gradient(y, x)]


class RegularizersReferenceTest(test_case.TestCase):
    def assert_same_outcome(self, call, **place):
        with self.subTest(**place):
            outcomes.assert_same_outcome(self, call, keras.regularizers, tf_keras.regularizers, tolerance=1e-6)

    def test_values_and_gradients_are_equal(self):
        for number, case in enumerate(CASES):
            for w in WEIGHTS:
                for dtype in ("float16", "float32", "float64"):
                    x = tf.constant(w, dtype)
                    self.assert_same_outcome(lambda m: _value_and_gradient(case(m), x), case=number, dtype=dtype)  # noqa: B023

    def test_configs_are_equal(self):
        for number, case in enumerate(CASES):
            for legacy in (False, True):
                self.assert_same_outcome(
                    lambda m, case=case, legacy=legacy: json.dumps(m.serialize(case(m), use_legacy_format=legacy)),
                    case=number,
                )
                self.assert_same_outcome(
                    lambda m, case=case, legacy=legacy: json.dumps(
                        m.deserialize(
                            m.serialize(case(m), use_legacy_format=legacy), use_legacy_format=legacy
                        ).get_config()
                    ),
                    case=number,
                )

    def test_the_default_float_type_rounds_the_factors(self):
        for module in (keras, tf_keras):
            module.backend.set_floatx("float16")
        configs = [module.regularizers.L1L2(0.1, 0.3).get_config() for module in (keras, tf_keras)]
        tf_keras.backend.set_floatx("float32")
        self.assertEqual(*configs)

    def test_identifiers_mean_the_same(self):
        for form in (
            None,
            total,
            *NAMES,
            *({"class_name": name, "config": {}} for name in NAMES),
            3,
            [],
            {"config": 1},
        ):
            self.assert_same_outcome(lambda m, form=form: type(m.get(form)).__name__, form=form)

    def test_classes_are_made_and_unknown_names_refused(self):
        self.assertIsInstance(keras.regularizers.get(keras.regularizers.L2), keras.regularizers.L2)
        with self.assertRaisesRegex(ValueError, "Did you mean 'L2'"):
            keras.regularizers.get("L2 ")


if __name__ == "__main__":
    tf.test.main()

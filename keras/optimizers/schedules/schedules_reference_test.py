"""Schedules give the numbers and configs of the reference Keras 2."""

import tf_keras

from keras.optimizers import schedules
from keras.testing import test_case

CASES = [
    ("ExponentialDecay", (0.1, 10, 0.9), {}),
    ("ExponentialDecay", (0.1, 10, 0.9), {"staircase": True}),
    ("InverseTimeDecay", (0.1, 10, 0.5), {}),
    ("InverseTimeDecay", (0.1, 10, 0.5), {"staircase": True}),
    ("PiecewiseConstantDecay", ([10, 20], [0.1, 0.05, 0.01]), {}),
    ("PolynomialDecay", (0.1, 10, 0.01, 2.0), {}),
    ("PolynomialDecay", (0.1, 10, 0.01, 2.0), {"cycle": True}),
    ("CosineDecay", (0.1, 10, 0.1), {}),
    ("CosineDecay", (0.1, 10, 0.1), {"warmup_target": 0.3, "warmup_steps": 5}),
    ("CosineDecayRestarts", (0.1, 10, 2.0, 0.9, 0.1), {}),
    ("CosineDecayRestarts", (0.1, 10, 1.0, 0.9, 0.1), {}),
]


class SchedulesReferenceTest(test_case.TestCase):
    def test_values_and_configs(self):
        for name, values, keywords in CASES:
            ours = getattr(schedules, name)(*values, **keywords)
            theirs = getattr(tf_keras.optimizers.schedules, name)(*values, **keywords)
            self.assertEqual(list(ours.get_config().items()), list(theirs.get_config().items()))
            self.assertEqual(schedules.serialize(ours), tf_keras.optimizers.schedules.serialize(theirs))
            for step in (0, 1, 3, 5, 9, 10, 11, 20, 25, 31, 69, 70, 71, 100):
                with self.subTest(name=name, keywords=keywords, step=step):
                    self.assertAllClose(ours(step), theirs(step), rtol=1e-6, atol=1e-9)

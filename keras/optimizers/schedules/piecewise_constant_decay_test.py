"""PiecewiseConstantDecay."""

from keras.optimizers import schedules
from keras.testing import test_case


class PiecewiseConstantDecayTest(test_case.TestCase):
    def test_values(self):
        schedule = schedules.PiecewiseConstantDecay([10, 20], [1.0, 0.5, 0.25])
        for step, value in ((10, 1.0), (11, 0.5), (21, 0.25)):
            self.assertAllClose(schedule(step), value, atol=1e-6)

    def test_variant(self):
        schedule = schedules.PiecewiseConstantDecay([], [0.5])
        for step, value in ((7, 0.5),):
            self.assertAllClose(schedule(step), value, atol=1e-6)

    def test_survives_its_config(self):
        schedule = schedules.PiecewiseConstantDecay([], [0.5])
        again = schedules.deserialize(schedules.serialize(schedule))
        self.assertEqual(again.get_config(), schedule.get_config())
        self.assertAllClose(again(5), schedule(5))

    def test_needs_one_value_more_than_boundaries(self):
        with self.assertRaisesRegex(ValueError, "The length of boundaries should be 1 less than the length of values"):
            schedules.PiecewiseConstantDecay([10, 20], [1.0, 0.5])

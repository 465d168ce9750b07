"""ExponentialDecay."""

from keras.optimizers import schedules
from keras.testing import test_case


class ExponentialDecayTest(test_case.TestCase):
    def test_values(self):
        schedule = schedules.ExponentialDecay(1.0, 10, 0.25)
        for step, value in ((5, 0.5), (10, 0.25)):
            self.assertAllClose(schedule(step), value, atol=1e-6)

    def test_variant(self):
        schedule = schedules.ExponentialDecay(1.0, 10, 0.25, staircase=True)
        for step, value in (
            (9, 1.0),
            (10, 0.25),
        ):
            self.assertAllClose(schedule(step), value, atol=1e-6)

    def test_survives_its_config(self):
        schedule = schedules.ExponentialDecay(1.0, 10, 0.25, staircase=True)
        again = schedules.deserialize(schedules.serialize(schedule))
        self.assertEqual(again.get_config(), schedule.get_config())
        self.assertAllClose(again(5), schedule(5))

"""InverseTimeDecay."""

from keras.optimizers import schedules
from keras.testing import test_case


class InverseTimeDecayTest(test_case.TestCase):
    def test_values(self):
        schedule = schedules.InverseTimeDecay(1.0, 10, 2.0)
        for step, value in ((5, 0.5), (15, 0.25)):
            self.assertAllClose(schedule(step), value, atol=1e-6)

    def test_variant(self):
        schedule = schedules.InverseTimeDecay(1.0, 10, 3.0, staircase=True)
        for step, value in (
            (9, 1.0),
            (10, 0.25),
        ):
            self.assertAllClose(schedule(step), value, atol=1e-6)

    def test_survives_its_config(self):
        schedule = schedules.InverseTimeDecay(1.0, 10, 3.0, staircase=True)
        again = schedules.deserialize(schedules.serialize(schedule))
        self.assertEqual(again.get_config(), schedule.get_config())
        self.assertAllClose(again(5), schedule(5))

"""PolynomialDecay."""

from keras.optimizers import schedules
from keras.testing import test_case


class PolynomialDecayTest(test_case.TestCase):
    def test_values(self):
        schedule = schedules.PolynomialDecay(1.0, 10, 0.0, power=2.0)
        for step, value in ((5, 0.25), (20, 0.0)):
            self.assertAllClose(schedule(step), value, atol=1e-6)

    def test_variant(self):
        schedule = schedules.PolynomialDecay(1.0, 10, 0.0, cycle=True)
        for step, value in (
            (5, 0.5),
            (15, 0.25),
        ):
            self.assertAllClose(schedule(step), value, atol=1e-6)

    def test_survives_its_config(self):
        schedule = schedules.PolynomialDecay(1.0, 10, 0.0, cycle=True)
        again = schedules.deserialize(schedules.serialize(schedule))
        self.assertEqual(again.get_config(), schedule.get_config())
        self.assertAllClose(again(5), schedule(5))

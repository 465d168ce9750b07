"""CosineDecayRestarts."""

from keras.optimizers import schedules
from keras.testing import test_case


class CosineDecayRestartsTest(test_case.TestCase):
    def test_values(self):
        schedule = schedules.CosineDecayRestarts(1.0, 10)
        for step, value in ((5, 0.5), (10, 1.0), (20, 0.5)):
            self.assertAllClose(schedule(step), value, atol=1e-6)

    def test_variant(self):
        schedule = schedules.CosineDecayRestarts(1.0, 10, t_mul=1.0, m_mul=0.5)
        for step, value in (
            (5, 0.5),
            (15, 0.25),
            (25, 0.125),
        ):
            self.assertAllClose(schedule(step), value, atol=1e-6)

    def test_survives_its_config(self):
        schedule = schedules.CosineDecayRestarts(1.0, 10, t_mul=1.0, m_mul=0.5)
        again = schedules.deserialize(schedules.serialize(schedule))
        self.assertEqual(again.get_config(), schedule.get_config())
        self.assertAllClose(again(5), schedule(5))

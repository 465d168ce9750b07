"""CosineDecay."""

from keras.optimizers import schedules
from keras.testing import test_case


class CosineDecayTest(test_case.TestCase):
    def test_values(self):
        schedule = schedules.CosineDecay(1.0, 10, alpha=0.5)
        for step, value in ((5, 0.75), (20, 0.5)):
            self.assertAllClose(schedule(step), value, atol=1e-6)

    def test_variant(self):
        schedule = schedules.CosineDecay(0.0, 10, warmup_target=1.0, warmup_steps=4)
        for step, value in (
            (2, 0.5),
            (9, 0.5),
            (14, 0.0),
        ):
            self.assertAllClose(schedule(step), value, atol=1e-6)

    def test_survives_its_config(self):
        schedule = schedules.CosineDecay(0.0, 10, warmup_target=1.0, warmup_steps=4)
        again = schedules.deserialize(schedules.serialize(schedule))
        self.assertEqual(again.get_config(), schedule.get_config())
        self.assertAllClose(again(5), schedule(5))

"""The base of schedules."""

from keras.optimizers import schedules
from keras.testing import test_case


class LearningRateScheduleTest(test_case.TestCase):
    def test_methods_must_be_defined(self):
        with self.assertRaisesRegex(NotImplementedError, "must override `__call__"):
            schedules.LearningRateSchedule()(0)
        with self.assertRaisesRegex(NotImplementedError, "must override `get_config"):
            schedules.LearningRateSchedule().get_config()

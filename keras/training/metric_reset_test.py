import tensorflow as tf

from keras.metrics import Mean
from keras.testing import test_case
from keras.training.metric_reset import MetricReset


class MetricResetTest(test_case.TestCase):
    def test_every_variable_begins_at_zero_again(self):
        reset, mean = MetricReset(), Mean()
        for _ in range(2):
            mean.update_state([2.0, 4.0])
            reset([mean])
            self.assertEqual([float(variable) for variable in mean.variables], [0.0, 0.0])

    def test_a_reset_of_the_users_own_is_called(self):
        class FromOne(Mean):
            def reset_state(self):
                self.total.assign(1.0)

        metric = FromOne()
        MetricReset()([metric])
        self.assertEqual(float(metric.total), 1.0)


if __name__ == "__main__":
    tf.test.main()

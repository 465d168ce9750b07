import tensorflow as tf

from keras.layers.regularization.activity_regularization import ActivityRegularization
from keras.testing import test_case


class ActivityRegularizationTest(test_case.TestCase):
    def test_adds_a_penalty_for_each_sample(self):
        layer = ActivityRegularization(l1=0.5, l2=0.25)
        x = tf.constant([[2.0], [-4.0]])
        self.assertAllEqual(layer(x), x)
        self.assertAllClose(layer.losses, [(0.5 * 6 + 0.25 * 20) / 2])


if __name__ == "__main__":
    tf.test.main()

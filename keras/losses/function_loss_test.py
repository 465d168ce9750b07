"""Loss objects made of functions."""

import tensorflow as tf

from keras import losses
from keras.serialization import registration
from keras.testing import test_case


@registration.register_keras_serializable("function_loss_test")
def scaled(y_true, y_pred, scale=1.0):
    return scale * tf.reduce_mean(y_pred - y_true, axis=-1)


class LossFunctionWrapperTest(test_case.TestCase):
    def test_passes_keywords_on(self):
        loss = losses.LossFunctionWrapper(scaled, scale=3.0)
        self.assertAllClose(loss(tf.constant([[1.0]]), tf.constant([[2.0]])), 3.0)

    def test_survives_its_config(self):
        loss = losses.LossFunctionWrapper(scaled, reduction="sum", name="mine", scale=3.0)
        config = loss.get_config()
        self.assertEqual(config, {"reduction": "sum", "name": "mine", "scale": 3.0, "fn": "function_loss_test>scaled"})
        again = losses.LossFunctionWrapper.from_config(config)
        self.assertAllClose(again(tf.constant([[1.0]]), tf.constant([[2.0]])), 3.0)

    def test_targets_without_the_last_axis_of_size_one_do_not_broadcast(self):
        self.assertAllClose(losses.MeanSquaredError()([1.0, 2.0], [[1.0], [3.0]]), 0.5)
        self.assertAllClose(losses.MeanSquaredError()([[1.0], [2.0]], [1.0, 3.0]), 0.5)

"""Running means of functions."""

import tensorflow as tf

from keras import metrics
from keras.serialization import registration
from keras.testing import test_case


@registration.register_keras_serializable("function_metric_test")
def scaled(y_true, y_pred, scale=1.0):
    return scale * tf.abs(y_true - y_pred)


class MeanMetricWrapperTest(test_case.TestCase):
    def test_mean_of_what_the_function_gives(self):
        metric = metrics.MeanMetricWrapper(scaled, name="distance", scale=2.0)
        metric.update_state([1.0, 2.0], [2.0, 4.0])
        self.assertAllClose(metric([0.0], [6.0]), 6.0)
        self.assertEqual(metric.name, "distance")

    def test_weights_count(self):
        metric = metrics.MeanMetricWrapper(scaled)
        self.assertAllClose(metric([1.0, 2.0], [2.0, 4.0], sample_weight=[1.0, 0.0]), 1.0)

    def test_function_receives_the_type_of_the_metric(self):
        types = []

        def note(y_true, y_pred):
            types.extend([y_true.dtype, y_pred.dtype])
            return y_pred

        metrics.MeanMetricWrapper(note)(tf.constant([1, 2]), tf.constant([1.0, 2.0], tf.float16))
        self.assertEqual(types, [tf.float32, tf.float32])

    def test_targets_without_the_last_axis_of_size_one_do_not_broadcast(self):
        metric = metrics.MeanMetricWrapper(scaled)
        self.assertAllClose(metric(tf.constant([1.0, 2.0]), tf.constant([[1.0], [4.0]])), 1.0)

    def test_survives_its_config(self):
        metric = metrics.MeanMetricWrapper(scaled, name="distance", scale=2.0)
        again = metrics.deserialize(metrics.serialize(metric))
        self.assertEqual(again.get_config(), metric.get_config())
        self.assertAllClose(again([1.0], [2.0]), 2.0)

import tensorflow as tf

from keras.metrics import MeanAbsoluteError, MeanSquaredError
from keras.support import state
from keras.testing import test_case
from keras.training.compiled_metrics import CompiledMetrics

_P = tf.constant([[1.0], [3.0]])
_Y = tf.zeros((2, 1))


class CompiledMetricsTest(test_case.TestCase):
    def _names(self, metrics):
        return [metric.name for metric in metrics.metrics]

    def test_names_are_those_that_the_user_gave(self):
        metrics = CompiledMetrics(["mae", "MSE", MeanAbsoluteError(name="mine")], ["mae", "mape"])
        metrics.update_state(_Y, _P)
        self.assertEqual(self._names(metrics), ["mae", "MSE", "mine", "weighted_mae", "mape"])

    def test_a_class_name_spends_one_automatic_name(self):
        state.reset()
        metrics = CompiledMetrics(["AUC"])
        metrics.update_state(_Y, tf.sigmoid(_P))
        self.assertEqual(self._names(metrics), ["auc"])

    def test_a_flat_list_is_for_every_output(self):
        metrics = CompiledMetrics(["mae", MeanSquaredError()], output_names=["a", "b"])
        metrics.update_state([_Y, _Y], [_P, 2 * _P])
        self.assertEqual(self._names(metrics), ["a_mae", "a_mean_squared_error", "b_mae", "b_mean_squared_error"])
        self.assertEqual([float(metric.result()) for metric in metrics.metrics], [2.0, 5.0, 4.0, 20.0])

    def test_nested_lists_and_dicts_are_by_output(self):
        for setting in ([["mae"], ["mse"]], {"a": "mae", "b": ["mse"]}):
            metrics = CompiledMetrics(setting, output_names=["a", "b"])
            metrics.update_state([_Y, _Y], [_P, _P])
            self.assertEqual(self._names(metrics), ["a_mae", "b_mse"])

    def test_accuracy_depends_on_the_shapes(self):
        scores = tf.constant([[0.1, 0.9], [0.8, 0.2]])
        for y, output in ((tf.constant([1, 0]), scores), (tf.constant([[0.0, 1.0], [1.0, 0.0]]), scores), (_Y, _Y)):
            metrics = CompiledMetrics(["accuracy"])
            metrics.update_state(y, output)
            self.assertEqual(float(metrics.metrics[0].result()), 1.0)

    def test_only_weighted_metrics_see_sample_weights(self):
        metrics = CompiledMetrics(["mae"], ["mse"])
        metrics.update_state(_Y, _P, sample_weight=tf.constant([0.0, 1.0]))
        self.assertEqual([float(metric.result()) for metric in metrics.metrics], [2.0, 9.0])

    def test_a_misspelt_name_is_refused_with_the_closest_ones(self):
        with self.assertRaisesRegex(ValueError, r"'acuracy'.*Did you mean"):
            CompiledMetrics(["acuracy"])

    def test_a_class_is_refused_with_what_to_write(self):
        with self.assertRaisesRegex(
            TypeError, r"(?s)MeanSquaredError is a class.*Pass an instance: MeanSquaredError\(\)"
        ):
            CompiledMetrics([MeanSquaredError])

    def test_two_metrics_of_one_name_are_refused(self):
        with self.assertRaisesRegex(ValueError, "Found two metrics with the same name: mae"):
            CompiledMetrics(["mae", "mae"]).update_state(_Y, _P)


if __name__ == "__main__":
    tf.test.main()

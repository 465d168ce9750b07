"""Metrics of regression."""

from keras import metrics
from keras.testing import test_case


class RegressionTest(test_case.TestCase):
    def test_root_mean_squared_error_is_the_root_over_all_batches(self):
        metric = metrics.RootMeanSquaredError()
        metric.update_state([[0.0]], [[1.0]])
        self.assertAllClose(metric([[0.0]], [[7.0]]), 5.0)
        self.assertAllClose(metrics.RootMeanSquaredError()([0.0, 0.0], [1.0, 7.0], sample_weight=[1.0, 0.0]), 1.0)

    def test_mean_relative_error_divides_by_the_normalizer(self):
        metric = metrics.MeanRelativeError(normalizer=[1.0, 0.0, 2.0, 4.0])
        self.assertAllClose(metric([1.0, 3.0, 2.0, 4.0], [2.0, 4.0, 6.0, 8.0]), 1.0)

    def test_mean_relative_error_survives_its_config(self):
        metric = metrics.MeanRelativeError(normalizer=[1.0, 2.0])
        again = metrics.MeanRelativeError.from_config(metric.get_config())
        self.assertAllEqual(metrics.deserialize(metrics.serialize(metric)).normalizer, [1.0, 2.0])
        self.assertAllClose(again([1.0, 2.0], [2.0, 4.0]), 1.0)

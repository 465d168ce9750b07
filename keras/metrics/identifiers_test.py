"""Metrics by name and config."""

import numpy as np

from keras import metrics
from keras.testing import test_case


class IdentifiersTest(test_case.TestCase):
    def test_names_mean_functions_and_class_names_objects(self):
        self.assertIs(metrics.get("mse"), metrics.mean_squared_error)
        self.assertIs(metrics.get("binary_accuracy"), metrics.binary_accuracy)
        self.assertIsInstance(metrics.get("MeanSquaredError"), metrics.MeanSquaredError)
        self.assertAllClose(metrics.get("accuracy")([1, 2], [1, 3]), [1.0, 0.0])

    def test_cosine_similarity_has_no_minus_as_a_metric(self):
        for name in ("cosine_similarity", "cosine_proximity"):
            self.assertAllClose(metrics.get(name)(np.array([[0.0, 1.0]]), np.array([[0.0, 3.0]])), [1.0])

    def test_objects_and_functions_stay(self):
        metric = metrics.Mean()
        self.assertIs(metrics.get(metric), metric)
        self.assertIs(metrics.get(metrics.mse), metrics.mse)

    def test_config_comes_back_as_the_object(self):
        for legacy in (False, True):
            config = metrics.serialize(metrics.BinaryAccuracy(threshold=0.3), use_legacy_format=legacy)
            again = metrics.deserialize(config, use_legacy_format=legacy)
            self.assertEqual(again.get_config(), metrics.BinaryAccuracy(threshold=0.3).get_config())

    def test_typo_names_the_closest(self):
        with self.assertRaisesRegex(ValueError, "'acuracy'.*Did you mean 'accuracy'"):
            metrics.get("acuracy")

    def test_none_is_refused(self):
        with self.assertRaisesRegex(ValueError, "Could not interpret metric identifier: None"):
            metrics.get(None)

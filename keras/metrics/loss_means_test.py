"""Running means of losses."""

from keras import losses, metrics
from keras.testing import test_case

NAMES = {
    "MeanSquaredError": "mean_squared_error",
    "MeanAbsoluteError": "mean_absolute_error",
    "MeanAbsolutePercentageError": "mean_absolute_percentage_error",
    "MeanSquaredLogarithmicError": "mean_squared_logarithmic_error",
    "LogCoshError": "log_cosh",
    "Poisson": "poisson",
    "KLDivergence": "kl_divergence",
    "Hinge": "hinge",
    "SquaredHinge": "squared_hinge",
    "CategoricalHinge": "categorical_hinge",
    "BinaryCrossentropy": "binary_crossentropy",
    "CategoricalCrossentropy": "categorical_crossentropy",
}
Y_TRUE, Y_PRED = [[0.0, 1.0], [1.0, 0.0]], [[0.2, 0.8], [0.6, 0.4]]


class LossMeansTest(test_case.TestCase):
    def test_each_is_the_mean_of_its_loss(self):
        for metric_name, loss_name in NAMES.items():
            with self.subTest(metric_name):
                metric = getattr(metrics, metric_name)()
                each = getattr(losses, loss_name)(Y_TRUE, Y_PRED).numpy()
                metric.update_state(Y_TRUE[:1], Y_PRED[:1])
                self.assertAllClose(metric(Y_TRUE[1:], Y_PRED[1:]), each.mean())

    def test_sparse_categorical_crossentropy_leaves_the_ignored_class_out(self):
        metric = metrics.SparseCategoricalCrossentropy(ignore_class=-1)
        alone = metrics.SparseCategoricalCrossentropy()
        self.assertAllClose(metric([1, -1], Y_PRED), alone([1], Y_PRED[:1]))

    def test_cosine_similarity_is_positive_for_the_same_direction(self):
        self.assertAllClose(metrics.CosineSimilarity()([[0.0, 1.0]], [[0.0, 3.0]]), 1.0)

    def test_configs_come_back(self):
        metric = metrics.CategoricalCrossentropy(name="c", from_logits=True, label_smoothing=0.1, axis=1)
        self.assertEqual(metrics.deserialize(metrics.serialize(metric)).get_config(), metric.get_config())

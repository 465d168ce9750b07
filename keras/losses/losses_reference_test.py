"""Losses give the numbers of the reference Keras 2."""

import numpy as np
import tensorflow as tf
import tf_keras

from keras import losses
from keras.testing import test_case

RANDOM = np.random.RandomState(0)
ROWS = RANDOM.rand(4, 3).astype("float32"), RANDOM.rand(4, 3).astype("float32")
STEPS = RANDOM.rand(4, 5, 3).astype("float32"), RANDOM.rand(4, 5, 3).astype("float32")
LABELS = RANDOM.randint(0, 3, (4, 5))
MASK = RANDOM.rand(4, 5) > 0.5
FUNCTIONS = (
    "mean_squared_error mean_absolute_error mean_absolute_percentage_error mean_squared_logarithmic_error huber "
    "log_cosh hinge squared_hinge categorical_hinge cosine_similarity poisson kl_divergence binary_crossentropy "
    "categorical_crossentropy binary_focal_crossentropy categorical_focal_crossentropy"
).split()
CLASSES = (
    "MeanSquaredError MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredLogarithmicError Huber LogCosh Hinge "
    "SquaredHinge CategoricalHinge CosineSimilarity Poisson KLDivergence BinaryCrossentropy CategoricalCrossentropy "
    "BinaryFocalCrossentropy CategoricalFocalCrossentropy"
).split()
WEIGHTS = [None, 2.0, np.arange(4.0), np.arange(4.0).reshape(4, 1), np.arange(20.0).reshape(4, 5)]


class LossesReferenceTest(test_case.TestCase):
    def assertSame(self, call):
        self.assertAllClose(call(losses), call(tf_keras.losses), rtol=2e-6, atol=1e-7)

    def test_functions(self):
        for name in FUNCTIONS:
            for y_true, y_pred in (ROWS, STEPS):
                with self.subTest(name=name, rank=y_true.ndim):
                    self.assertSame(lambda module: getattr(module, name)(y_true, y_pred))

    def test_functions_at_the_edges(self):
        for name in FUNCTIONS:
            with self.subTest(name=name):
                edge = np.array([[0.0, 0.0, 1.0]], "float32")
                self.assertSame(lambda module: getattr(module, name)([[0.0, 1.0, 0.0]], edge))

    def test_crossentropy_settings(self):
        y_true, y_pred = STEPS
        for name in FUNCTIONS[-4:]:
            for settings in ({"from_logits": True}, {"label_smoothing": 0.2}, {"axis": 1}, {"axis": 0}):
                with self.subTest(name=name, settings=settings):
                    self.assertSame(lambda module: getattr(module, name)(y_true, y_pred, **settings))

    def test_objects_with_weights_and_masks(self):
        y_true, y_pred = STEPS
        masked = tf.constant(y_pred)
        masked._keras_mask = tf.constant(MASK)
        for name in CLASSES:
            for reduction in ("auto", "sum", "none"):
                for weight in WEIGHTS:
                    for output in (y_pred, masked):
                        with self.subTest(name=name, reduction=reduction, weight=np.shape(weight)):
                            self.assertSame(
                                lambda module: getattr(module, name)(reduction=reduction)(
                                    y_true, output, sample_weight=weight
                                )
                            )

    def test_configs(self):
        for name in CLASSES + ["SparseCategoricalCrossentropy"]:
            ours, theirs = getattr(losses, name)().get_config(), getattr(tf_keras.losses, name)().get_config()
            self.assertEqual(list(ours.items()), list(theirs.items()))
            self.assertEqual(losses.serialize(getattr(losses, name)()), _serialized(name))

    def test_sparse_categorical_crossentropy(self):
        y_pred = STEPS[1]
        for settings in ({}, {"from_logits": True}, {"ignore_class": 1}, {"ignore_class": -1}):
            for weight in WEIGHTS:
                for labels in (LABELS, LABELS[..., None]):
                    with self.subTest(settings=settings, weight=np.shape(weight)):
                        self.assertSame(
                            lambda module: module.SparseCategoricalCrossentropy(**settings)(
                                labels, y_pred, sample_weight=weight
                            )
                        )

    def test_logits_behind_activations(self):
        x = tf.constant([[20.0, -10.0, 200.0]])
        for activation in (tf.nn.softmax, tf.nn.sigmoid):
            output = activation(x)
            output._keras_logits = x
            for name in FUNCTIONS[-4:]:
                with self.subTest(name=name, activation=activation):
                    self.assertSame(lambda module: getattr(module, name)([[1.0, 0.0, 0.0]], output))

    def test_names_of_functions(self):
        for alias in ("mse", "MSE", "mae", "mape", "msle", "kld", "KLD", "logcosh", "kullback_leibler_divergence"):
            self.assertEqual(losses.get(alias).__name__, tf_keras.losses.get(alias).__name__)


def _serialized(name):
    return tf_keras.losses.serialize(getattr(tf_keras.losses, name)())

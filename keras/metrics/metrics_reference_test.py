"""Metrics give the numbers, names and configs of the reference Keras 2."""

import numpy as np
import tensorflow as tf
import tf_keras

from keras import metrics
from keras.testing import test_case

RANDOM = np.random.RandomState(0)
ROWS = np.round(RANDOM.rand(4, 3)).astype("float32"), RANDOM.rand(4, 3).astype("float32")
STEPS = RANDOM.rand(4, 5, 3).astype("float32"), RANDOM.rand(4, 5, 3).astype("float32")
LABELS = RANDOM.randint(0, 3, (4, 5))
DENSE = (
    "Accuracy BinaryAccuracy BinaryCrossentropy CategoricalAccuracy CategoricalCrossentropy CategoricalHinge "
    "CosineSimilarity Hinge KLDivergence LogCoshError MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError "
    "MeanSquaredLogarithmicError Poisson SquaredHinge TopKCategoricalAccuracy RootMeanSquaredError"
).split()
SPARSE = "SparseCategoricalAccuracy SparseCategoricalCrossentropy SparseTopKCategoricalAccuracy".split()


class MetricsReferenceTest(test_case.TestCase):
    def assertSame(self, call):
        self.assertAllClose(call(metrics), call(tf_keras.metrics), rtol=2e-6, atol=1e-7)

    def test_dense_targets(self):
        for name in DENSE:
            keywords = {"k": 2} if "TopK" in name else {}
            for y_true, y_pred in (ROWS, STEPS, (ROWS[0], ROWS[1].astype("float16"))):
                weights = [None, np.arange(4.0), np.arange(4.0)[:, None]]
                for weight in weights + [np.arange(20.0).reshape(4, 5)] * (y_true.ndim == 3):
                    with self.subTest(name=name, rank=y_true.ndim, weight=np.shape(weight)):
                        self.assertSame(
                            lambda module: getattr(module, name)(**keywords)(y_true, y_pred, sample_weight=weight)
                        )

    def test_labels(self):
        for name in SPARSE:
            keywords = {"k": 2} if "TopK" in name else {}
            for labels, y_pred in ((LABELS[:, 0], ROWS[1]), (LABELS[:, :1], ROWS[1]), (LABELS, STEPS[1])):
                for weight in (None, np.arange(4.0)):
                    with self.subTest(name=name, labels=labels.shape, weight=np.shape(weight)):
                        self.assertSame(
                            lambda module: getattr(module, name)(**keywords)(labels, y_pred, sample_weight=weight)
                        )

    def test_mean_and_sum(self):
        for name in ("Mean", "Sum"):
            for values in (2.0, [1.0, 2.0, 3.0, 5.0], ROWS[1], STEPS[1]):
                for weight in (None, 2.0, np.arange(4.0), np.arange(12.0).reshape(4, 3)):
                    if np.ndim(weight) > np.ndim(values) or np.shape(weight)[1:] not in ((), np.shape(values)[1:]):
                        continue
                    with self.subTest(name=name, values=np.shape(values), weight=np.shape(weight)):
                        self.assertSame(lambda module: getattr(module, name)()(values, sample_weight=weight))

    def test_names_and_configs(self):
        for name in DENSE + SPARSE + ["Mean", "Sum", "MeanTensor"]:
            ours, theirs = getattr(metrics, name)(), getattr(tf_keras.metrics, name)()
            self.assertEqual(list(ours.get_config().items()), list(theirs.get_config().items()))
            self.assertEqual(str(ours), str(theirs))
            self.assertEqual([v.name for v in ours.variables], [v.name for v in theirs.variables])
            self.assertEqual(metrics.serialize(ours), tf_keras.metrics.serialize(theirs))

    def test_checkpoints_cross(self):
        theirs = tf_keras.metrics.MeanSquaredError()
        theirs.update_state(*ROWS)
        path = tf.train.Checkpoint(metric=theirs).save(self.get_temp_dir() + "/theirs")
        ours = metrics.MeanSquaredError()
        tf.train.Checkpoint(metric=ours).restore(path).assert_consumed()
        self.assertAllClose(ours.result(), theirs.result())

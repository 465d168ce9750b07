"""Metrics that count right and wrong answers give the numbers, states, configs and errors of the reference Keras 2."""

import numpy as np
import tensorflow as tf
import tf_keras

from keras import metrics
from keras.testing import test_case

RANDOM = np.random.RandomState(0)
TOTALS = "TruePositives TrueNegatives FalsePositives FalseNegatives".split()
OPERATING_POINTS = {
    "PrecisionAtRecall": "recall",
    "RecallAtPrecision": "precision",
    "SensitivityAtSpecificity": "specificity",
    "SpecificityAtSensitivity": "sensitivity",
}
THRESHOLDS = (None, 0.3, [0.5], [0.2, 0.7], [0.0, 0.25, 0.5, 0.75, 1.0], [0.9, 0.1, 0.4])
SUMMATIONS = ("interpolation", "majoring", "minoring")
CURVES = ("ROC", "PR", "PR_GAIN") if tf_keras.__version__ >= "2.16" else ("ROC", "PR")


def yes_no_rows():
    """Name, settings and the shape of the outputs."""
    for name in TOTALS:
        for thresholds in THRESHOLDS:
            yield name, {"thresholds": thresholds}, (6,)
    for name in ("Precision", "Recall"):
        for thresholds in THRESHOLDS:
            yield name, {"thresholds": thresholds}, (6, 1)
            yield name, {"thresholds": thresholds, "top_k": 2, "class_id": 1}, (5, 4)
        yield name, {"top_k": 2}, (5, 4)
        yield name, {"class_id": -1}, (5, 2, 3)
    for name, rate in OPERATING_POINTS.items():
        for value, number in ((0.0, 10), (0.3, 200), (0.5, 3), (0.8, 200), (0.5, 1)):
            yield name, {rate: value, "num_thresholds": number}, (30,)
        yield name, {rate: 0.5, "class_id": 1}, (9, 3)


def auc_rows():
    for curve in CURVES:
        for method in SUMMATIONS:
            settings = {"curve": curve, "summation_method": method}
            yield "AUC", settings, (40, 1)
            yield "AUC", {**settings, "num_thresholds": 2}, (40,)
            yield "AUC", {**settings, "thresholds": [0.6, 0.1, 0.5]}, (20, 3)
            yield "AUC", {**settings, "thresholds": [0.25, 0.5, 0.75], "from_logits": True}, (20, 3)
            yield "AUC", {**settings, "num_thresholds": 20, "multi_label": True}, (20, 3)
            yield "AUC", {**settings, "multi_label": True, "num_labels": 3, "label_weights": [0.5, 1.0, 2.0]}, (20, 3)
            yield "AUC", {**settings, "label_weights": [0.5, 0.0, 2.0]}, (20, 3)


def iou_rows():
    """Name, settings, whether targets and whether outputs are labels."""
    for ignored in (None, 1):
        yield "BinaryIoU", {"target_class_ids": [0, 1], "threshold": 0.3}, True, False
        for sparse_true, sparse_pred in ((True, True), (True, False), (False, True), (False, False)):
            settings = {"num_classes": 3, "ignore_class": ignored, "sparse_y_pred": sparse_pred}
            chosen = {"target_class_ids": (0, 2)}
            yield "MeanIoU", {**settings, "sparse_y_true": sparse_true}, sparse_true, sparse_pred
            yield "IoU", {**settings, **chosen, "sparse_y_true": sparse_true}, sparse_true, sparse_pred
            if not sparse_true:
                yield "OneHotMeanIoU", settings, sparse_true, sparse_pred
                yield "OneHotIoU", {**settings, **chosen}, sparse_true, sparse_pred


def weights_for(shape):
    """Weights in eighths, whose sums are exact. The reference wants the rank of the outputs from three axes on."""
    of_samples = shape[:1] if len(shape) < 3 else (shape[0], 1, 1)
    return [None, RANDOM.randint(0, 9, of_samples) / 8] + [RANDOM.randint(0, 9, shape) / 8] * (len(shape) == 1)


class CountingMetricsReferenceTest(test_case.TestCase):
    def assertSame(self, name, settings, batches, jit_compile=None):
        """Compares the results after each batch, and state and config at the end."""
        ours, theirs = getattr(metrics, name)(**settings), getattr(tf_keras.metrics, name)(**settings)
        updates = [metric.update_state for metric in (ours, theirs)]
        if jit_compile is not None:
            updates = [_compiled(metric, jit_compile) for metric in (ours, theirs)]
        for y_true, y_pred, weight in batches:
            for update in updates:
                update(y_true, y_pred, sample_weight=None if weight is None else weight.astype("float32"))
            result, expected = ours.result(), theirs.result()
            self.assertEqual(result.dtype, expected.dtype)
            self.assertAllClose(result, expected, rtol=2e-5, atol=2e-6)
        self.assertEqual([v.name for v in ours.variables], [v.name for v in theirs.variables])
        self.assertEqual([v.dtype for v in ours.variables], [v.dtype for v in theirs.variables])
        self.assertAllClose(ours.get_weights(), theirs.get_weights(), rtol=1e-5, atol=1e-5)
        configs = ours.get_config(), theirs.get_config()
        self.assertEqual(*(list(config) for config in configs))
        self.assertEqual(*(_plain({**config, "name": ""}) for config in configs))

    def test_yes_no_answers(self):
        for name, settings, shape in [*yes_no_rows(), *auc_rows()]:
            for weight in weights_for(shape):
                with self.subTest(name=name, settings=settings, weight=np.shape(weight)):
                    outputs = RANDOM.randint(-20, 241, (2, *shape)).astype("float32") / 200
                    batches = [(RANDOM.randint(0, 2, shape), y_pred, weight) for y_pred in outputs]
                    self.assertSame(name, settings, batches)

    def test_compiled(self):
        rows = [(n, s, shape) for n, s, shape in [*yes_no_rows(), *auc_rows()] if not s.get("multi_label")]
        for jit_compile in (False, True):
            for name, settings, shape in rows[:: 19 if jit_compile else 7]:
                with self.subTest(name=name, settings=settings, jit_compile=jit_compile):
                    targets = RANDOM.randint(0, 2, (2, *shape)).astype("float32")
                    batches = [(y_true, RANDOM.rand(*shape).astype("float32"), None) for y_true in targets]
                    self.assertSame(name, settings, batches, jit_compile)

    def test_intersection_over_union(self):
        for name, settings, sparse_true, sparse_pred in iou_rows():
            for shape in ((8,), (3, 4)):
                for weight in (None, RANDOM.randint(0, 9, shape) / 8):
                    with self.subTest(name=name, settings=settings, shape=shape, weight=np.shape(weight)):
                        count = 2 if name == "BinaryIoU" else 3
                        labels = RANDOM.randint(0, count, (2, *shape))
                        numbers = RANDOM.rand(2, *shape, *(() if name == "BinaryIoU" else (3,))).astype("float32")
                        y_true = labels if sparse_true else np.eye(3)[labels]
                        y_pred = RANDOM.randint(0, count, (2, *shape)) if sparse_pred else numbers
                        self.assertSame(name, settings, list(zip(y_true, y_pred, [weight, weight])))

    def test_f_scores(self):
        for average in (None, "micro", "macro", "weighted"):
            for threshold in (None, 0.5, 1.0):
                settings = {"average": average, "threshold": threshold}
                for name, more in (("F1Score", {}), ("FBetaScore", {"beta": 0.5}), ("FBetaScore", {"beta": 2.0})):
                    for weight in weights_for((6, 3)):
                        with self.subTest(name=name, settings={**settings, **more}, weight=np.shape(weight)):
                            outputs = RANDOM.rand(2, 6, 3).astype("float32")
                            batches = [(RANDOM.randint(0, 2, (6, 3)), y_pred, weight) for y_pred in outputs]
                            self.assertSame(name, {**settings, **more}, batches)

    def test_r2_score(self):
        for aggregation in (None, "uniform_average", "variance_weighted_average"):
            for num_regressors in (0, 1, 5):
                for weight in weights_for((6, 3)):
                    settings = {"class_aggregation": aggregation, "num_regressors": num_regressors}
                    with self.subTest(settings=settings, weight=np.shape(weight)):
                        pairs = RANDOM.rand(2, 2, 6, 3).astype("float32")
                        self.assertSame("R2Score", settings, [(y_true, y_pred, weight) for y_true, y_pred in pairs])

    def test_automatic_names(self):
        for name, settings in (("AUC", {}), ("IoU", {"num_classes": 2, "target_class_ids": [0]}), ("Recall", {})):
            ours, theirs = getattr(metrics, name)(**settings), getattr(tf_keras.metrics, name)(**settings)
            self.assertEqual(ours.name.rstrip("_0123456789"), theirs.name.rstrip("_0123456789"))

    def test_errors_of_arguments(self):
        for name, settings in (
            ("Precision", {"thresholds": 1.5}),
            ("Recall", {"thresholds": [0.5, None]}),
            ("TruePositives", {"thresholds": "half"}),
            ("PrecisionAtRecall", {"recall": -1}),
            ("RecallAtPrecision", {"precision": "half"}),
            ("SensitivityAtSpecificity", {"specificity": 0.5, "num_thresholds": 0}),
            ("AUC", {"num_thresholds": 1}),
            ("AUC", {"curve": "circle"}),
            ("AUC", {"summation_method": "guess"}),
            ("AUC", {"num_labels": 3}),
            ("AUC", {"label_weights": [-1.0]}),
            ("IoU", {"num_classes": 3, "target_class_ids": [3]}),
            ("BinaryIoU", {"target_class_ids": [2]}),
            ("MeanIoU", {"num_classes": 0}),
            ("FBetaScore", {"average": "mean"}),
            ("FBetaScore", {"beta": 1}),
            ("F1Score", {"threshold": 0.0}),
            ("R2Score", {"class_aggregation": "mean"}),
            ("R2Score", {"num_regressors": -1}),
        ):
            with self.subTest(name=name, settings=settings):
                kinds = []
                for module in (metrics, tf_keras.metrics):
                    with self.assertRaises(Exception) as caught:
                        getattr(module, name)(**settings)
                    kinds.append(type(caught.exception))
                self.assertEqual(kinds[0], kinds[1])

    def test_checkpoints_cross(self):
        theirs = tf_keras.metrics.AUC(num_thresholds=20)
        theirs.update_state([0, 1, 1, 0], [0.2, 0.3, 0.9, 0.4])
        path = tf.train.Checkpoint(metric=theirs).save(self.get_temp_dir() + "/theirs")
        ours = metrics.AUC(num_thresholds=20)
        tf.train.Checkpoint(metric=ours).restore(path).assert_consumed()
        self.assertAllClose(ours.result(), theirs.result())


def _compiled(metric, jit_compile):
    step = tf.function(lambda y_true, y_pred: (metric.update_state(y_true, y_pred), None)[1], jit_compile=jit_compile)
    return lambda y_true, y_pred, sample_weight: step(tf.constant(y_true), tf.constant(y_pred))


def _plain(config):
    return {key: value.tolist() if isinstance(value, np.ndarray) else value for key, value in config.items()}

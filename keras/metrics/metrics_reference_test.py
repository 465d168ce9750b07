"""Metrics give the numbers, states, names, configs and errors of the reference Keras 2."""

import copy
import itertools

import numpy as np
import tensorflow as tf
import tf_keras

from keras import metrics
from keras.testing import outcomes, test_case

RANDOM = np.random.RandomState(0)
DENSE = (
    "Accuracy BinaryAccuracy BinaryCrossentropy CategoricalAccuracy CategoricalCrossentropy CategoricalHinge "
    "CosineSimilarity Hinge KLDivergence LogCoshError MeanAbsoluteError MeanAbsolutePercentageError MeanSquaredError "
    "MeanSquaredLogarithmicError Poisson SquaredHinge TopKCategoricalAccuracy RootMeanSquaredError TruePositives "
    "TrueNegatives FalsePositives FalseNegatives Precision Recall AUC BinaryIoU F1Score FBetaScore R2Score"
).split()
OF_ROWS = "F1Score FBetaScore R2Score TopKCategoricalAccuracy".split()  # want targets and outputs (batch, classes)
SPARSE = "SparseCategoricalAccuracy SparseCategoricalCrossentropy SparseTopKCategoricalAccuracy".split()
OF_VALUES = "Mean Sum MeanTensor".split()
SETTINGS = (
    [("BinaryAccuracy", {"threshold": value}) for value in (0, 0.3, 1.0)]
    + [("BinaryCrossentropy", {"from_logits": True}), ("BinaryCrossentropy", {"label_smoothing": 0.2})]
    + [("CategoricalCrossentropy", settings) for settings in ({"from_logits": True}, {"label_smoothing": 0.2})]
    + [(name, {"axis": axis}) for name in ("CategoricalCrossentropy", "CosineSimilarity") for axis in (0, 1)]
    + [("TopKCategoricalAccuracy", {"k": k}) for k in (0, 1, 2, 100)]
    + [(name, {"thresholds": [0, 1]}) for name in ("TruePositives", "Precision", "Recall")]
    + [("AUC", {"thresholds": value}) for value in ([], [0.0, 1.0], [0.5, 0.5], [-0.5, 1.5])]
    + [("AUC", {"multi_label": True, "num_labels": 3, "label_weights": [0.2, 0.0, 3.0]})]
    + [("OneHotIoU", {"num_classes": 3, "target_class_ids": [0, 1], "axis": axis}) for axis in (0, 1)]
    + [("OneHotMeanIoU", {"num_classes": number, "ignore_class": 1}) for number in (3, 5)]
    + [("MeanRelativeError", {"normalizer": value}) for value in ([1.0, 0.0, 2.0], [[2.0]])]
)
MERGED = (
    [(name, {}) for name in (*OF_VALUES, "AUC", "BinaryAccuracy", "F1Score", "R2Score", "BinaryIoU", "TruePositives")]
    + [("MeanTensor", {"shape": (6, 3)}), ("AUC", {"multi_label": True}), ("PrecisionAtRecall", {"recall": 0.5})]
    + [("Precision", {"thresholds": [0.2, 0.7]}), ("OneHotMeanIoU", {"num_classes": 3})]
)
FUNCTIONS = "binary_accuracy categorical_accuracy top_k_categorical_accuracy".split()
SPARSE_FUNCTIONS = "sparse_categorical_accuracy sparse_top_k_categorical_accuracy".split()


def weights_for(shape):
    """Weights in eighths, whose sums are exact, of every shape that broadcasts to one number for each row or output."""
    rows = shape[0]
    yield from (None, 2.0, 0.0, np.zeros(rows), np.arange(rows) / 8, [row / 8 for row in range(rows)])
    yield from (np.arange(rows)[:, None] / 8, np.arange(rows) - 2.0)


def updated(metric, *batches):
    """The metric after some batches; one of values takes in the outputs alone."""
    for batch in batches:
        metric.update_state(*(batch[1:] if type(metric).__name__ in OF_VALUES else batch))
    return metric


def observed(metric):
    """Result and state of a metric."""
    state = metric.variables
    return [
        metric.result(),
        [v.name for v in state],
        [tuple(v.shape) for v in state],
        [np.asarray(v.numpy()) for v in state],
    ]


def rows_of(*shape):
    return np.round(RANDOM.rand(*shape)).astype("float32"), RANDOM.rand(*shape).astype("float32")


class MetricsReferenceTest(test_case.TestCase):
    def assertSame(self, call, tolerance=1e-5, **row):
        with self.subTest(**{key: str(value) for key, value in row.items()}):
            outcomes.assert_same_outcome(self, call, metrics, tf_keras.metrics, tolerance)

    def test_weights_over_two_batches(self):
        for name, shape in itertools.product(DENSE, ((4,), (4, 3))):
            if len(shape) == 1 and name in OF_ROWS:
                continue
            y_true, y_pred = rows_of(*shape)
            for weight in weights_for(shape):
                if weight is not None and name in ("BinaryIoU", *OF_ROWS):
                    continue  # counting_metrics_reference_test.py weighs these in the forms that the reference takes
                if len(shape) == 1 and np.ndim(weight) and name not in ("Accuracy", "BinaryAccuracy", "AUC", "Recall"):
                    continue
                batches = (y_true, y_pred, weight), (y_true, y_pred[::-1], weight)
                self.assertSame(
                    lambda module: observed(updated(getattr(module, name)(), *batches)),
                    **{"name": name, "shape": shape, "weight": np.shape(weight)},
                )

    def test_values_with_steps(self):
        y_true, y_pred = rows_of(4, 5, 3)
        for name in DENSE:
            if name in OF_ROWS:
                continue
            for weight in (None, 2.0, np.arange(4.0).reshape(4, 1, 1), np.arange(20.0).reshape(4, 5, 1)):
                if weight is not None and name == "BinaryIoU":
                    continue
                if np.ndim(weight) and name not in ("BinaryAccuracy", "MeanSquaredError", "CategoricalAccuracy"):
                    continue
                row = {"name": name, "weight": np.shape(weight)}
                self.assertSame(lambda m: observed(updated(getattr(m, name)(), (y_true, y_pred, weight))), **row)

    def test_types_of_targets_and_outputs(self):
        y_true, y_pred = rows_of(4, 3)
        pairs = [(y_true.astype("int32"), y_pred), (y_true > 0, y_pred), (y_true.tolist(), y_pred.tolist())]
        pairs += [(y_true, y_pred * 5 - 2), (y_true, np.where(y_pred > 0.8, np.nan, y_pred))]
        pairs += [(y_true, tf.cast(y_pred, kind)) for kind in ("float16", "float64", "bfloat16")]
        for name, pair in itertools.product(DENSE, pairs):
            if name not in OF_ROWS:
                row = {"name": name, "types": [getattr(part, "dtype", "list") for part in pair]}
                self.assertSame(lambda module: observed(updated(getattr(module, name)(), pair)), **row)

    def test_type_of_the_metric(self):
        pair = rows_of(4, 3)
        for name, dtype in itertools.product(DENSE, ("float16", "float64")):
            if name not in OF_ROWS:
                self.assertSame(
                    lambda module: observed(updated(getattr(module, name)(dtype=dtype), pair)),
                    tolerance=5e-3 if dtype == "float16" else 1e-5,
                    **{"name": name, "dtype": dtype},
                )

    def test_settings(self):
        for (name, settings), shape in itertools.product(SETTINGS, ((4, 1), (4, 3))):
            if shape[-1] == 1 and ("IoU" in name or name in ("AUC", "Precision", "Recall", "MeanRelativeError")):
                continue
            batches = rows_of(*shape), rows_of(*shape)
            row = {"name": name, "settings": settings, "shape": shape}
            self.assertSame(lambda module: observed(updated(getattr(module, name)(**settings), *batches)), **row)

    def test_labels(self):
        labels, output = RANDOM.randint(0, 3, (4, 5)), RANDOM.rand(4, 5, 3).astype("float32")
        for name in SPARSE:
            keywords = {"k": 2} if "TopK" in name else {}
            pairs = (labels[:, 0], output[:, 0]), (labels[:, :1], output[:, 0]), (labels, output)
            for pair, weight in itertools.product(pairs, (None, np.arange(4.0))):
                row = {"name": name, "labels": pair[0].shape, "weight": np.shape(weight)}
                self.assertSame(lambda m: observed(updated(getattr(m, name)(**keywords), (*pair, weight))), **row)

    def test_mean_and_sum(self):
        for name, values in itertools.product(
            OF_VALUES, (2.0, [1.0, 2.0, 3.0, 5.0], *rows_of(4, 3), *rows_of(4, 5, 3))
        ):
            for weight in (None, 2.0, np.arange(4.0), np.arange(12.0).reshape(4, 3)):
                if np.ndim(weight) > np.ndim(values) or np.shape(weight)[1:] not in ((), np.shape(values)[1:]):
                    continue
                if name == "MeanTensor" and np.ndim(weight) < np.ndim(values):
                    continue
                row = {"name": name, "values": np.shape(values), "weight": np.shape(weight)}
                self.assertSame(lambda m: observed(updated(getattr(m, name)(), (None, values, weight))), **row)

    def test_functions(self):
        for names, target in ((FUNCTIONS, np.eye(3)[[0, 2, 1, 1]]), (SPARSE_FUNCTIONS, np.array([0, 2, 1, 1]))):
            for name, kind in itertools.product(names, ("float32", "float16", "float64")):
                output = tf.constant(RANDOM.rand(4, 3), kind)
                keywords = {"k": 2} if "top_k" in name else {}
                if keywords and kind != "float32":
                    continue  # the reference wants float32 there
                self.assertSame(lambda m: getattr(m, name)(target, output, **keywords), name=name, kind=kind)

    def test_compiled(self):
        for name, jit_compile in itertools.product(DENSE, (False, True)):
            if jit_compile and name in ("AUC", "TopKCategoricalAccuracy", "BinaryIoU"):
                continue  # the reference cannot
            pair = [tf.constant(part) for part in rows_of(6, 3)]

            def run(module):
                metric = updated(getattr(module, name)(), pair)
                tf.function(lambda y, p: (metric.update_state(y, p), None)[1], jit_compile=jit_compile)(*pair)
                return observed(metric)

            self.assertSame(run, name=name, jit_compile=jit_compile)

    def test_merging(self):
        first, second = rows_of(6, 3), rows_of(6, 3)
        for name, settings in MERGED:
            row = {"name": name, "settings": settings}
            make = lambda module: getattr(module, name)(**settings)  # noqa: E731

            def merge(module, *others):
                metric = updated(make(module), first)
                metric.merge_state(others)
                return observed(metric)

            self.assertSame(lambda m: merge(m, updated(make(m), second), updated(make(m), first)), **row)
            self.assertSame(lambda m: merge(m), others="none", **row)
            self.assertSame(lambda m: merge(m, make(m)), others="fresh", **row)

    def test_fresh_reset_and_kept_in_a_function(self):
        pair = rows_of(6, 3)
        for name, settings in MERGED:
            row = {"name": name, "settings": settings}
            self.assertSame(lambda module: getattr(module, name)(**settings).result(), state="fresh", **row)

            def reset(module):
                metric = updated(getattr(module, name)(**settings), pair)
                metric.reset_state()
                return observed(metric)

            def kept(module):
                made = []

                @tf.function
                def step(y_true, y_pred):
                    if not made:
                        made.append(getattr(module, name)(**settings))
                    updated(made[0], (y_true, y_pred))
                    return made[0].result()

                return [step(*pair) for _ in range(3)]

            self.assertSame(reset, state="reset", **row)
            self.assertSame(kept, state="made in a function", **row)

    def test_copies_go_on_by_themselves(self):
        first, second = rows_of(6, 3), rows_of(6, 3)
        for name, settings in MERGED:
            with self.subTest(name=name, settings=settings):
                metric = updated(getattr(metrics, name)(**settings), first)
                other = updated(copy.deepcopy(metric), second)
                self.assertAllClose(metric.result(), updated(getattr(metrics, name)(**settings), first).result())
                self.assertAllClose(other.result(), updated(metric, second).result())

    def test_names_and_configs(self):
        rows = [(name, {}) for name in DENSE + SPARSE + OF_VALUES] + [row for row in SETTINGS if row[1] != {"k": 0}]
        for name, settings in rows:
            row = {"name": name, "settings": settings}
            self.assertSame(lambda m: _plain(getattr(m, name)(name="x", **settings).get_config()), **row)
            for legacy in (False, True):
                self.assertSame(lambda m: _plain(m.serialize(getattr(m, name)(name="x", **settings), legacy)), **row)

    def test_checkpoints_cross(self):
        for name, settings in MERGED[3::2]:
            with self.subTest(name=name, settings=settings):
                pair = rows_of(6, 3)
                theirs = updated(getattr(tf_keras.metrics, name)(**settings), pair)
                path = tf.train.Checkpoint(metric=theirs).save(self.get_temp_dir() + "/theirs")
                ours = updated(getattr(metrics, name)(**settings), rows_of(6, 3))
                tf.train.Checkpoint(metric=ours).restore(path).assert_consumed()
                self.assertAllClose(ours.result(), theirs.result())


def _plain(config):
    """A config in plain values that compare."""
    if isinstance(config, dict):
        return {key: _plain(value) for key, value in config.items()}
    return str(np.asarray(config).tolist() if isinstance(config, (list, tuple, np.ndarray)) else config)

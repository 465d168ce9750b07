"""Area under the ROC, precision-recall or precision-recall-gain curve."""

import numpy as np
import tensorflow as tf

from keras.metrics import confusion_counts, threshold_arguments
from keras.metrics.metric import Metric
from keras.serialization import plain_values
from keras.support import arguments
from keras.support.api_export import keras_export

_CURVES = {"PR": "PR", "pr": "PR", "ROC": "ROC", "roc": "ROC", "PR_GAIN": "PR_GAIN", "prgain": "PR_GAIN"}
_CURVE_NAMES = '["PR", "ROC", "PR_GAIN"]'
_SUMMATION_NAMES = '["interpolation", "majoring", "minoring"]'

# The first and the last threshold lie this far outside of [0, 1], so that all outputs are above or below them.
_BEYOND = 1e-7


@keras_export("keras.metrics.AUC")
class AUC(Metric):
    """Area under a curve whose points are the rates of right and wrong yes-no answers at rising thresholds.

    ROC: recall over the share of false alarms, `TP / (TP + FN)` over `FP / (FP + TN)`. PR: precision over recall.
    PR_GAIN: precision gain `1 - c FP / TP` over recall gain `max(0, 1 - c FN / TP)`, `c = (TP + FN) / (FP + TN)`.
    The more thresholds, the closer the sum comes to the area; they serve best where the outputs spread over [0, 1].

    >>> auc = keras.metrics.AUC(num_thresholds=3)
    >>> float(auc([0, 0, 1, 1], [0.0, 0.5, 0.3, 0.9]))
    0.75
    >>> per_label = keras.metrics.AUC(multi_label=True)
    >>> float(per_label(np.array([[0, 1], [1, 0]]), np.array([[0.2, 0.3], [0.7, 0.6]])))
    0.5

    Args:
        num_thresholds: Integer of at least 2; thresholds that divide [0, 1] into equal parts.
        curve: "ROC", "PR" or "PR_GAIN".
        summation_method: Height between two points: "interpolation" is their mean ("PR": exact between the counts),
            "minoring" the smaller one, "majoring" the larger one.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
        thresholds: Optional list of floats, in place of `num_thresholds`; one below 0 and one above 1 are added.
        multi_label: Whether each label, a column of outputs `(batch, labels)`, has a curve of its own. The result
            is then the mean of the areas.
        num_labels: Integer, with `multi_label`: the number of labels, so that the state exists from the start.
        label_weights: Optional list of numbers of at least 0, one a label: with `multi_label` weights of the areas in
            their mean, else of the outputs.
        from_logits: Whether outputs become shares by the sigmoid first.

    Raises:
        ValueError: An argument is out of range, or targets and outputs do not fit.
        tf.errors.InvalidArgumentError: `label_weights` holds a negative number.

    Reference: Davis and Goadrich, 2006, "The Relationship Between Precision-Recall and ROC Curves"
        (https://doi.org/10.1145/1143844.1143874), for the interpolation of PR; Flach and Kull, 2015,
        "Precision-Recall-Gain Curves: PR Analysis Done Right" (NeurIPS), for PR_GAIN.
    """

    def __init__(
        self,
        num_thresholds=200,
        curve="ROC",
        summation_method="interpolation",
        name=None,
        dtype=None,
        thresholds=None,
        multi_label=False,
        num_labels=None,
        label_weights=None,
        from_logits=False,
    ):
        super().__init__(name=name, dtype=dtype)
        self.curve = _check_curve(curve)
        self.summation_method = _check_summation(summation_method)
        if num_labels is not None and not multi_label:
            raise ValueError("AUC: `num_labels` is needed only when `multi_label` is True.")
        self._given_thresholds = None if thresholds is None else sorted(np.asarray(thresholds, "float64").tolist())
        self._inner_thresholds = _inner_thresholds(num_thresholds, self._given_thresholds)
        self.num_thresholds = len(self._inner_thresholds) + 2
        self.multi_label = multi_label
        self.num_labels = num_labels
        self.label_weights = None if label_weights is None else _check_label_weights(label_weights)
        self._from_logits = from_logits
        self._label_count = None
        if not multi_label:
            self._add_counts(None)
        elif num_labels is not None:
            self._build((None, num_labels))

    @property
    def thresholds(self):
        """All thresholds, the two outside of [0, 1] included."""
        return [-_BEYOND, *self._inner_thresholds, 1.0 + _BEYOND]

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Takes in a batch.

        Args:
            y_true: Targets; 0 means no, all else yes.
            y_pred: Outputs in [0, 1], or any numbers with `from_logits`; same shape.
            sample_weight: Optional weights: one number, one for each sample, or one for each output.
        """
        if not self._has_counts():
            self._build(tf.convert_to_tensor(y_pred).shape)
        if self.multi_label or self.label_weights is not None:
            self._check_labels(y_true, y_pred)
        y_pred = tf.cast(y_pred, self.dtype)
        counts = confusion_counts.at_thresholds(
            y_true,
            tf.sigmoid(y_pred) if self._from_logits else y_pred,
            self.thresholds,
            sample_weight,
            dtype=self.dtype,
            for_each_label=self.multi_label,
            label_weights=None if self.multi_label else self.label_weights,
        )
        for name, count in counts._asdict().items():
            getattr(self, name).assign_add(count)

    def result(self):
        """Returns the area so far, a scalar."""
        if not self._has_counts():
            raise AttributeError("AUC: with `multi_label` and no `num_labels` there is no result before a batch.")
        if self.curve == "PR" and self.summation_method == "interpolation":
            return self.interpolate_pr_auc()
        horizontal, vertical = self._curve_points()
        if self.summation_method == "interpolation":
            heights = (vertical[:-1] + vertical[1:]) / 2.0
        else:
            choose = tf.minimum if self.summation_method == "minoring" else tf.maximum
            heights = choose(vertical[:-1], vertical[1:])
        return self._mean_over_labels(tf.reduce_sum((horizontal[:-1] - horizontal[1:]) * heights, axis=0))

    def interpolate_pr_auc(self):
        """Returns the area under the precision-recall curve, exact between the counts of neighbouring thresholds.

        From one threshold to the next the true positives rise with the answers yes along a line, `TP = slope * P +
        start`. Precision is then `slope + start / P`, and its integral over `dTP = slope * dP` between `P0` and `P1`
        `slope * (TP1 - TP0 + start * log(P1 / P0))`; recall is `TP` divided by the number of positive targets.
        """
        hits = self.true_positives
        answers = hits + self.false_positives
        hits_rise = hits[:-1] - hits[1:]
        slope = tf.math.divide_no_nan(hits_rise, answers[:-1] - answers[1:])
        start = hits[1:] - slope * answers[1:]
        has_ratio = tf.logical_and(answers[:-1] > 0, answers[1:] > 0)
        ratio = tf.where(has_ratio, tf.math.divide_no_nan(answers[:-1], answers[1:]), tf.ones_like(slope))
        areas = slope * (hits_rise + start * tf.math.log(ratio))
        positives = hits[1:] + self.false_negatives[1:]
        return self._mean_over_labels(tf.reduce_sum(tf.math.divide_no_nan(areas, positives), axis=0))

    def reset_state(self):
        """Begins again, with the same labels."""
        if self._has_counts():
            super().reset_state()

    def get_config(self):
        """Returns what `from_config` needs to make this metric again, without its state."""
        config = {
            "num_thresholds": self.num_thresholds,
            "curve": self.curve,
            "summation_method": self.summation_method,
            "multi_label": self.multi_label,
            "num_labels": self.num_labels,
            "label_weights": self.label_weights,
            "from_logits": self._from_logits,
        }
        if self._given_thresholds is not None:
            config["thresholds"] = list(self._given_thresholds)
        return {**super().get_config(), **config}

    @classmethod
    def from_config(cls, config):
        """Returns the metric that `get_config` described."""
        weights = config.get("label_weights")
        if isinstance(weights, dict):
            config = {**config, "label_weights": plain_values.decode_marked(weights)}
        return super().from_config(config)

    def _build(self, shape):
        """Makes the state of `multi_label` once the number of labels is known."""
        shape = tf.TensorShape(shape)
        if shape.rank != 2:
            raise ValueError(
                f"AUC: `y_pred` must have rank 2 when `multi_label=True`. Found rank {shape.rank}. Full shape received "
                f"for `y_pred`: {shape}"
            )
        if shape[1] is None:
            raise ValueError(f"AUC: the number of labels must be known. Received: y_pred.shape={shape}")
        self._build_input_shape = shape
        self._add_counts(shape[1])

    def _has_counts(self):
        return not self.multi_label or self._label_count is not None

    def _add_counts(self, label_count):
        shape = (self.num_thresholds,) if label_count is None else (self.num_thresholds, label_count)
        for count in confusion_counts.ConfusionCounts._fields:
            setattr(self, count, self.add_weight(count, shape=shape))
        self._label_count = label_count

    def _check_labels(self, y_true, y_pred):
        number = self._label_count if self.multi_label else len(self.label_weights)
        weighted = number if self.label_weights is None else len(self.label_weights)
        shapes = tf.convert_to_tensor(y_true).shape, tf.convert_to_tensor(y_pred).shape
        fits = all(shape.rank is None or shape.rank >= 2 and shape[-1] in (None, number) for shape in shapes)
        if not fits or weighted != number:
            raise ValueError(
                f"AUC: Number of labels is not consistent. Expected {number} on the last axis, as of `label_weights`, "
                f"`num_labels` or the first batch. Received: y_true.shape={shapes[0]}, y_pred.shape={shapes[1]}, "
                f"{'no' if self.label_weights is None else weighted} label weights"
            )

    def _curve_points(self):
        """Horizontal and vertical places of the curve at every threshold."""
        recall = tf.math.divide_no_nan(self.true_positives, self.true_positives + self.false_negatives)
        if self.curve == "ROC":
            return tf.math.divide_no_nan(self.false_positives, self.false_positives + self.true_negatives), recall
        if self.curve == "PR":
            return recall, tf.math.divide_no_nan(self.true_positives, self.true_positives + self.false_positives)
        odds = tf.math.divide_no_nan(
            self.true_positives + self.false_negatives, self.false_positives + self.true_negatives
        )
        recall_gain = 1.0 - odds * tf.math.divide_no_nan(self.false_negatives, self.true_positives)
        recall_gain = tf.where(self.true_positives > 0, tf.maximum(recall_gain, 0.0), tf.zeros_like(recall_gain))
        return recall_gain, 1.0 - odds * tf.math.divide_no_nan(self.false_positives, self.true_positives)

    def _mean_over_labels(self, areas):
        if not self.multi_label:
            return areas
        if self.label_weights is None:
            return tf.reduce_mean(areas)
        weights = tf.cast(self.label_weights, areas.dtype)
        return tf.math.divide_no_nan(tf.reduce_sum(areas * weights), tf.reduce_sum(weights))


def _check_curve(curve):
    if curve not in _CURVES:
        raise ValueError(f'AUC: Invalid AUC curve value: "{curve}". Expected values are {_CURVE_NAMES}')
    return _CURVES[curve]


def _check_summation(method):
    name = method.lower() if isinstance(method, str) else method
    if name not in ("interpolation", "majoring", "minoring"):
        raise ValueError(f'AUC: Invalid AUC summation method value: "{method}". Expected values are {_SUMMATION_NAMES}')
    return name


def _inner_thresholds(number, given):
    if given is not None:
        return given
    if not arguments.is_integer(number) or number <= 1:
        arguments.fail("AUC", "Argument `num_thresholds` must be an integer > 1.", number, "num_thresholds")
    return threshold_arguments.even(number)[1:-1]


def _check_label_weights(weights):
    weights = np.asarray(weights, "float32")
    if (weights < 0).any():
        text = f"AUC: All values of `label_weights` must be non-negative. Received: label_weights={weights.tolist()}"
        raise tf.errors.InvalidArgumentError(None, None, text)
    return weights

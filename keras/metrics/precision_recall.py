"""Precision and recall at fixed thresholds."""

import tensorflow as tf

from keras.metrics import confusion_counts, threshold_arguments
from keras.metrics.metric import Metric
from keras.support import arguments
from keras.support.api_export import keras_export


class _ShareOfTruePositives(Metric):
    """`true_positives / (true_positives + misses)` over batches, where the misses are one of the two false counts."""

    _misses: str

    def __init__(self, thresholds=None, top_k=None, class_id=None, name=None, dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.init_thresholds = thresholds
        self.top_k = None if top_k is None else arguments.check_positive_int(top_k, "top_k", owner=self)
        self.class_id = class_id
        default = 0.5 if top_k is None else confusion_counts.BELOW_EVERY_OUTPUT
        self.thresholds = threshold_arguments.check_thresholds(thresholds, default, owner=self)
        self.true_positives = self.add_weight("true_positives", shape=(len(self.thresholds),))
        setattr(self, self._misses, self.add_weight(self._misses, shape=(len(self.thresholds),)))

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Takes in a batch.

        Args:
            y_true: Targets; 0 means no, all else yes.
            y_pred: Outputs in [0, 1], same shape; any numbers with `top_k`.
            sample_weight: Optional weights: one number, one for each sample, or one for each output.
        """
        counts = confusion_counts.at_thresholds(
            y_true,
            y_pred,
            list(self.thresholds),
            sample_weight,
            dtype=self.dtype,
            top_k=self.top_k,
            class_id=self.class_id,
        )
        self.true_positives.assign_add(counts.true_positives)
        getattr(self, self._misses).assign_add(getattr(counts, self._misses))

    def result(self):
        """Returns the share so far: a scalar for one threshold, else one number a threshold."""
        share = tf.math.divide_no_nan(self.true_positives, self.true_positives + getattr(self, self._misses))
        return share[0] if len(self.thresholds) == 1 else share

    def get_config(self):
        """Returns what `from_config` needs to make this metric again, without its state."""
        return {
            **super().get_config(),
            "thresholds": threshold_arguments.as_given(self.init_thresholds),
            "top_k": self.top_k,
            "class_id": self.class_id,
        }


@keras_export("keras.metrics.Precision")
class Precision(_ShareOfTruePositives):
    """Share of the samples called yes that are yes: `true_positives / (true_positives + false_positives)`.

    0 while nothing was called yes.

    >>> precision = keras.metrics.Precision()
    >>> round(float(precision([0, 1, 1, 1], [0.9, 0.2, 0.7, 0.8])), 3)
    0.667
    >>> float(keras.metrics.Precision(top_k=2)([[0, 0, 1, 1]], [[0.1, 0.2, 0.05, 0.3]]))
    0.5

    Args:
        thresholds: Float in [0, 1], or a list of them; outputs above it mean yes. Default: 0.5, or with `top_k` none.
        top_k: Optional integer of at least 1; only the `k` largest outputs of the last axis can mean yes.
        class_id: Optional integer; only this class of the last axis is looked at.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Raises:
        ValueError: A threshold is outside of [0, 1], `top_k` or `class_id` does not fit the outputs, or targets and
            outputs have different shapes.
    """

    _misses = "false_positives"


@keras_export("keras.metrics.Recall")
class Recall(_ShareOfTruePositives):
    """Share of the samples that are yes which are called yes: `true_positives / (true_positives + false_negatives)`.

    0 while no sample is yes.

    >>> recall = keras.metrics.Recall()
    >>> float(recall([0, 1, 1, 1, 1], [0.9, 0.2, 0.7, 0.8, 0.4]))
    0.5

    Args:
        thresholds: Float in [0, 1], or a list of them; outputs above it mean yes. Default: 0.5, or with `top_k` none.
        top_k: Optional integer of at least 1; only the `k` largest outputs of the last axis can mean yes.
        class_id: Optional integer; only this class of the last axis is looked at.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Raises:
        ValueError: A threshold is outside of [0, 1], `top_k` or `class_id` does not fit the outputs, or targets and
            outputs have different shapes.
    """

    _misses = "false_negatives"

"""Intersection over union of predicted and true classes, from a confusion matrix."""

import tensorflow as tf

from keras.losses import weighting
from keras.metrics.metric import Metric
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.metrics.IoU")
class IoU(Metric):
    """Mean over chosen classes of `TP / (TP + FP + FN)`: the overlap of the places predicted and true for a class.

    Classes that were neither predicted nor true so far are left out of the mean.

    >>> metric = keras.metrics.IoU(num_classes=2, target_class_ids=[0])
    >>> round(float(metric([0, 0, 1, 1], [0, 1, 0, 1])), 3)
    0.333

    Args:
        num_classes: Integer of at least 1; labels are 0 to `num_classes - 1`.
        target_class_ids: List or tuple of the classes whose mean is meant.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
        ignore_class: Optional integer; samples with this label do not count. It need not be below `num_classes`.
        sparse_y_true: Whether targets are labels; else the largest number along `axis` gives the label.
        sparse_y_pred: Whether outputs are labels; else the largest number along `axis` gives the label.
        axis: Axis of the classes where numbers for each class are given.

    Raises:
        ValueError: A class is not one of `num_classes`, or the numbers of targets, outputs and weights differ.
    """

    _config_keys: tuple[str, ...] = (
        "name", "dtype", "num_classes", "target_class_ids", "ignore_class", "sparse_y_true", "sparse_y_pred", "axis",
    )  # fmt: skip

    def __init__(
        self,
        num_classes,
        target_class_ids,
        name=None,
        dtype=None,
        ignore_class=None,
        sparse_y_true=True,
        sparse_y_pred=True,
        axis=-1,
    ):
        super().__init__(name=name, dtype=dtype)
        self.num_classes = arguments.check_positive_int(num_classes, "num_classes", owner=self)
        self.target_class_ids = _check_class_ids(target_class_ids, self.num_classes, owner=self)
        self.ignore_class = ignore_class
        self.sparse_y_true = sparse_y_true
        self.sparse_y_pred = sparse_y_pred
        self.axis = axis
        self.total_cm = self.add_weight("total_confusion_matrix", shape=(self.num_classes, self.num_classes))

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Takes in a batch.

        Args:
            y_true: Labels of any shape, or numbers for each class along `axis`.
            y_pred: As many labels, or numbers for each class along `axis`.
            sample_weight: Optional weights: one number, one for each sample, or one for each label.
        """
        y_true, y_pred = tf.cast(y_true, self.dtype), tf.cast(y_pred, self.dtype)
        if not self.sparse_y_true:
            y_true = tf.argmax(y_true, axis=self.axis)
        if not self.sparse_y_pred:
            y_pred = tf.argmax(y_pred, axis=self.axis)
        weights = _flat_weights(sample_weight, y_true, self.dtype)
        labels, answers = _flat_labels(y_true), _flat_labels(y_pred)
        if self.ignore_class is not None:
            counts = tf.not_equal(labels, self.ignore_class)
            labels, answers = (tf.where(counts, values, tf.zeros_like(values)) for values in (labels, answers))
            weights = tf.where(counts, weights, tf.zeros_like(weights))
        matrix = tf.math.confusion_matrix(
            labels, answers, num_classes=self.num_classes, weights=weights, dtype=self.dtype
        )
        return self.total_cm.assign_add(matrix)

    def result(self):
        """Returns the mean so far, a scalar."""
        hits = tf.linalg.diag_part(self.total_cm)
        union = tf.reduce_sum(self.total_cm, axis=0) + tf.reduce_sum(self.total_cm, axis=1) - hits
        hits, union = tf.gather(hits, list(self.target_class_ids)), tf.gather(union, list(self.target_class_ids))
        number = tf.reduce_sum(tf.cast(tf.not_equal(union, 0), hits.dtype))
        return tf.math.divide_no_nan(tf.reduce_sum(tf.math.divide_no_nan(hits, union)), number)

    def get_config(self):
        """Returns what `from_config` needs to make this metric again, without its state."""
        config = {key: getattr(self, key) for key in self._config_keys}
        if "target_class_ids" in config:
            config["target_class_ids"] = list(self.target_class_ids)
        return config


@keras_export("keras.metrics.BinaryIoU")
class BinaryIoU(IoU):
    """`keras.metrics.IoU` of two classes, for outputs that mean class 1 where they reach a threshold.

    >>> metric = keras.metrics.BinaryIoU(target_class_ids=[0, 1], threshold=0.3)
    >>> round(float(metric([0, 1, 0, 1], [0.1, 0.2, 0.4, 0.7])), 3)
    0.333

    Args:
        target_class_ids: List or tuple of 0, 1 or both: the classes whose mean is meant.
        threshold: Float; outputs of at least this mean 1.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.

    Raises:
        ValueError: A class is not 0 or 1, or the numbers of targets, outputs and weights differ.
    """

    _config_keys = ("target_class_ids", "threshold", "name", "dtype")

    def __init__(self, target_class_ids=(0, 1), threshold=0.5, name=None, dtype=None):
        super().__init__(num_classes=2, target_class_ids=target_class_ids, name=name, dtype=dtype)
        self.threshold = threshold

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Takes in a batch.

        Args:
            y_true: Targets 0 or 1 of any shape.
            y_pred: As many outputs.
            sample_weight: Optional weights: one number, one for each sample, or one for each output.
        """
        y_pred = tf.cast(y_pred, self.dtype)
        answers = tf.cast(y_pred >= tf.cast(self.threshold, y_pred.dtype), self.dtype)
        return super().update_state(y_true, answers, sample_weight)


@keras_export("keras.metrics.MeanIoU")
class MeanIoU(IoU):
    """`keras.metrics.IoU` of all classes.

    >>> metric = keras.metrics.MeanIoU(num_classes=2)
    >>> round(float(metric([0, 0, 1, 1], [0, 1, 0, 1])), 3)
    0.333

    Args:
        num_classes: Integer of at least 1; labels are 0 to `num_classes - 1`.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
        ignore_class: Optional integer; samples with this label do not count. It need not be below `num_classes`.
        sparse_y_true: Whether targets are labels; else the largest number along `axis` gives the label.
        sparse_y_pred: Whether outputs are labels; else the largest number along `axis` gives the label.
        axis: Axis of the classes where numbers for each class are given.

    Raises:
        ValueError: `num_classes` is below 1, or the numbers of targets, outputs and weights differ.
    """

    _config_keys: tuple[str, ...] = (
        "num_classes", "name", "dtype", "ignore_class", "sparse_y_true", "sparse_y_pred", "axis",
    )  # fmt: skip

    def __init__(
        self,
        num_classes,
        name=None,
        dtype=None,
        ignore_class=None,
        sparse_y_true=True,
        sparse_y_pred=True,
        axis=-1,
    ):
        num_classes = arguments.check_positive_int(num_classes, "num_classes", owner=self)
        super().__init__(
            num_classes,
            list(range(num_classes)),
            name=name,
            dtype=dtype,
            ignore_class=ignore_class,
            sparse_y_true=sparse_y_true,
            sparse_y_pred=sparse_y_pred,
            axis=axis,
        )


@keras_export("keras.metrics.OneHotIoU")
class OneHotIoU(IoU):
    """`keras.metrics.IoU` for one-hot targets.

    >>> metric = keras.metrics.OneHotIoU(num_classes=2, target_class_ids=[1])
    >>> round(float(metric([[0, 1], [1, 0], [0, 1]], [[0.2, 0.8], [0.4, 0.6], [0.1, 0.9]])), 3)
    0.667

    Args:
        num_classes: Integer of at least 1; the number of classes.
        target_class_ids: List or tuple of the classes whose mean is meant.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
        ignore_class: Optional integer; samples of this class do not count.
        sparse_y_pred: Whether outputs are labels; else the largest number along `axis` gives the label.
        axis: Axis of the classes.

    Raises:
        ValueError: A class is not one of `num_classes`, or the numbers of targets, outputs and weights differ.
    """

    _config_keys = ("num_classes", "target_class_ids", "name", "dtype", "ignore_class", "sparse_y_pred", "axis")

    def __init__(
        self,
        num_classes,
        target_class_ids,
        name=None,
        dtype=None,
        ignore_class=None,
        sparse_y_pred=False,
        axis=-1,
    ):
        super().__init__(
            num_classes,
            target_class_ids,
            name=name,
            dtype=dtype,
            ignore_class=ignore_class,
            sparse_y_true=False,
            sparse_y_pred=sparse_y_pred,
            axis=axis,
        )


@keras_export("keras.metrics.OneHotMeanIoU")
class OneHotMeanIoU(MeanIoU):
    """`keras.metrics.MeanIoU` for one-hot targets.

    >>> metric = keras.metrics.OneHotMeanIoU(num_classes=2)
    >>> float(metric([[0, 1], [1, 0]], [[0.2, 0.8], [0.4, 0.6]]))
    0.25

    Args:
        num_classes: Integer of at least 1; the number of classes.
        name: Text; what logs call the metric.
        dtype: Type of the state and the result.
        ignore_class: Optional integer; samples of this class do not count.
        sparse_y_pred: Whether outputs are labels; else the largest number along `axis` gives the label.
        axis: Axis of the classes.

    Raises:
        ValueError: `num_classes` is below 1, or the numbers of targets, outputs and weights differ.
    """

    _config_keys = ("num_classes", "name", "dtype", "ignore_class", "sparse_y_pred", "axis")

    def __init__(self, num_classes, name=None, dtype=None, ignore_class=None, sparse_y_pred=False, axis=-1):
        super().__init__(
            num_classes,
            name=name,
            dtype=dtype,
            ignore_class=ignore_class,
            sparse_y_true=False,
            sparse_y_pred=sparse_y_pred,
            axis=axis,
        )


def _check_class_ids(class_ids, num_classes, owner):
    class_ids = list(class_ids)
    if not class_ids:
        arguments.fail(owner, "`target_class_ids` must name at least one class.", class_ids, "target_class_ids")
    for class_id in class_ids:
        if not 0 <= class_id < num_classes:
            raise ValueError(
                f"{arguments.owner_name(owner)}: Target class id {class_id} is out of range, which is "
                f"[0, {num_classes}). Received: target_class_ids={class_ids}"
            )
    return class_ids


def _flat_labels(values):
    return tf.reshape(tf.cast(weighting.flat(values), tf.int64), [-1])


def _flat_weights(sample_weight, labels, dtype):
    """One weight for each label."""
    labels = weighting.flat(labels)
    if sample_weight is None:
        return tf.ones([tf.size(labels)], dtype)
    weights = weighting.flat(tf.cast(sample_weight, dtype))
    number = labels.shape.num_elements()
    if weights.shape.rank == 1 and number is not None and weights.shape[0] == number:
        return weights
    weights = weighting.match_rank(weights, labels, "sample_weight")
    return tf.reshape(tf.broadcast_to(weights, tf.shape(labels)), [-1])

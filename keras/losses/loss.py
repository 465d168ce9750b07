"""`Loss`: what every loss object does around its `call`."""

import tensorflow as tf

from keras.losses.reduction import Reduction, number_of_counted, reduce_weighted_loss
from keras.support import autograph, tf_internals
from keras.support.api_export import keras_export


@keras_export("keras.losses.Loss")
class Loss:
    """Base of losses: a subclass says in `call` what each sample costs; weights, masks and reduction are done here.

    `loss(y_true, y_pred, sample_weight)` is `reduction(sample_weight * mask * call(y_true, y_pred))`.

    >>> class Cubed(keras.losses.Loss):
    ...     def call(self, y_true, y_pred):
    ...         return tf.reduce_mean(tf.abs(y_pred - y_true) ** 3, axis=-1)
    >>> float(Cubed()(tf.constant([[0.0], [0.0]]), tf.constant([[1.0], [2.0]])))
    4.5

    Args:
        reduction: One of `keras.losses.Reduction`; how the losses of a batch become one number.
        name: Optional text.

    Raises:
        ValueError: `reduction` is none of the names.
    """

    _is_built_in = False  # True where `call` has no Python control flow on tensors to convert

    def __init__(self, reduction=Reduction.AUTO, name=None):
        Reduction.validate(reduction)
        self.reduction = reduction
        self.name = name
        # The trainer scales by replicas itself; a loss called by hand under a strategy must say how it is reduced.
        self._allow_sum_over_batch_size = False

    def __call__(self, y_true, y_pred, sample_weight=None):
        """Returns the reduced loss.

        Args:
            y_true: Targets, first axis the batch.
            y_pred: Outputs, first axis the batch. A mask that they carry drops losses.
            sample_weight: Optional weights: one number, one for each sample, or one for each loss.

        Returns:
            A scalar, or the weighted losses when the reduction is "none".

        Raises:
            ValueError: Shapes that do not go together.
        """
        self._check_reduction_under_strategy()
        with tf.name_scope(self._scope_name()):
            losses, mask = self._losses_and_mask(y_true, y_pred)
            return reduce_weighted_loss(losses, sample_weight, mask, self.reduction)

    def mean_and_count(self, y_true, y_pred, sample_weight=None):
        """Mean of the weighted losses of a batch and by how many it divides, each a scalar.

        What replicas need for the mean of a batch that they share. The count is None where `call` gives one number for
        the whole batch.
        """
        with tf.name_scope(self._scope_name()):
            losses, mask = self._losses_and_mask(y_true, y_pred)
            mean = reduce_weighted_loss(losses, sample_weight, mask)
            return mean, number_of_counted(losses, sample_weight, mask)

    def call(self, y_true, y_pred):
        """Returns one loss for each sample (or step of a sample). Subclasses define it.

        Args:
            y_true: Targets, shape `(batch, d0, ..., dN)`.
            y_pred: Outputs, shape `(batch, d0, ..., dN)`.

        Returns:
            Losses of the shape `(batch, d0, ..., dN-1)`.
        """
        raise NotImplementedError(f"{type(self).__name__}: a subclass of `Loss` must define `call(y_true, y_pred)`.")

    def get_config(self):
        """Returns what `from_config` needs to make this loss again."""
        return {"reduction": self.reduction, "name": self.name}

    @classmethod
    def from_config(cls, config):
        """Returns the loss that `get_config` described."""
        return cls(**config)

    def _losses_and_mask(self, y_true, y_pred):
        converts = not self._is_built_in and tf_internals.in_graph()
        call = autograph.convert(self.call) if converts else self.call
        losses = call(y_true, y_pred)
        if not isinstance(losses, tf.RaggedTensor):
            mask = getattr(losses, "_keras_mask", None)
            losses = tf.convert_to_tensor(losses)
            return losses, _both(getattr(y_pred, "_keras_mask", None), mask)
        return losses, None

    def _scope_name(self):
        name = self.name or type(self).__name__
        return name.strip("_").replace("<lambda>", "lambda")

    def _check_reduction_under_strategy(self):
        divides = self.reduction in (Reduction.AUTO, Reduction.SUM_OVER_BATCH_SIZE)
        if divides and not self._allow_sum_over_batch_size and tf_internals.has_strategy():
            raise ValueError(
                f"{type(self).__name__}: a loss called under `tf.distribute.Strategy` outside of `Model.fit` needs an "
                f"explicit reduction. Please use `tf.keras.losses.Reduction.SUM` or "
                f"`tf.keras.losses.Reduction.NONE`. Received: reduction={self.reduction!r}\n"
                "    Divide the sum by the batch size of all replicas, as `tf.nn.compute_average_loss` does."
            )


def _both(first, second):
    if first is None or second is None:
        return second if first is None else first
    return tf.logical_and(tf.cast(first, tf.bool), tf.cast(second, tf.bool))

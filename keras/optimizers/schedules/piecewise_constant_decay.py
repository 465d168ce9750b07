"""A learning rate of constant pieces."""

import tensorflow as tf

from keras.optimizers.schedules.learning_rate_schedule import LearningRateSchedule
from keras.support.api_export import keras_export


@keras_export("keras.optimizers.schedules.PiecewiseConstantDecay")
class PiecewiseConstantDecay(LearningRateSchedule):
    """`values[0]` up to and with step `boundaries[0]`, then `values[1]` up to and with `boundaries[1]`, and so on.

    >>> schedule = keras.optimizers.schedules.PiecewiseConstantDecay([10, 20], [1.0, 0.5, 0.25])
    >>> [float(schedule(step)) for step in (10, 11, 21)]
    [1.0, 0.5, 0.25]

    Args:
        boundaries: Rising list of steps.
        values: List of rates, one more than boundaries.
        name: Optional name scope.

    Raises:
        ValueError: Another number of values.
    """

    def __init__(self, boundaries, values, name=None):
        super().__init__()
        if len(boundaries) != len(values) - 1:
            raise ValueError(
                "PiecewiseConstantDecay: The length of boundaries should be 1 less than the length of values. "
                f"Received: boundaries={boundaries} of length {len(boundaries)}, and values={values} of length "
                f"{len(values)}."
            )
        self.boundaries = boundaries
        self.values = values
        self.name = name

    def __call__(self, step):
        """Returns the learning rate of an update."""
        with tf.name_scope(self.name or "PiecewiseConstant"):
            values = tf.convert_to_tensor(list(self.values))
            if not self.boundaries:
                return values[0]
            step = tf.convert_to_tensor(step)
            boundaries = tf.cast(tf.convert_to_tensor(list(self.boundaries)), step.dtype)
            return tf.gather(values, tf.reduce_sum(tf.cast(step > boundaries, tf.int32)))

    def get_config(self):
        """Returns what `from_config` needs to make this schedule again."""
        return {"boundaries": self.boundaries, "values": self.values, "name": self.name}

"""What every constraint is: a rule that projects a weight after each update."""

from keras.support.api_export import keras_export


@keras_export("keras.constraints.Constraint")
class Constraint:
    """Base of constraints: a subclass implements `__call__(w)`, which returns the weight as it may be.

    >>> class AtMostOne(keras.constraints.Constraint):
    ...     def __call__(self, w):
    ...         return tf.minimum(w, 1.0)
    >>> AtMostOne()(tf.constant([0.5, 2.0])).numpy()
    array([0.5, 1. ], dtype=float32)
    """

    def __call__(self, w):
        """Returns the projection of the weight `w`, of the same shape and type."""
        return w

    def get_config(self):
        """Returns the arguments of the constraint as a dict."""
        return {}

    @classmethod
    def from_config(cls, config):
        """Returns a constraint with the arguments in `config`."""
        return cls(**config)

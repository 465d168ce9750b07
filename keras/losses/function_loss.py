"""`LossFunctionWrapper`: a loss object made of a loss function."""

import tensorflow as tf

from keras.losses import targets
from keras.losses.loss import Loss
from keras.losses.reduction import Reduction
from keras.serialization import lookup, registration
from keras.support import autograph, registry, tf_internals
from keras.support.api_export import keras_export


@keras_export("keras.__internal__.losses.LossFunctionWrapper")
class LossFunctionWrapper(Loss):
    """Loss object around a function `fn(y_true, y_pred, **kwargs)` that gives one loss for each sample.

    Before `fn` runs, a last axis of size 1 that only one of targets and outputs has is dropped.

    >>> def distance(y_true, y_pred, scale=1.0):
    ...     return scale * tf.reduce_max(tf.abs(y_true - y_pred), axis=-1)
    >>> loss = keras.__internal__.losses.LossFunctionWrapper(distance, scale=2.0)
    >>> float(loss(tf.constant([[0.0, 1.0]]), tf.constant([[3.0, 1.0]])))
    6.0

    Args:
        fn: The function.
        reduction: One of `keras.losses.Reduction`.
        name: Optional text.
        **kwargs: What `fn` receives in every call; also part of the config.
    """

    _is_built_in = True

    def __init__(self, fn, reduction=Reduction.AUTO, name=None, **kwargs):
        super().__init__(reduction=reduction, name=name)
        self.fn = fn
        self._fn_kwargs = kwargs
        self._is_own_function = bool(registry.paths_of(fn))

    def call(self, y_true, y_pred):
        """Returns `fn(y_true, y_pred, **kwargs)`."""
        if tf.is_tensor(y_true) and tf.is_tensor(y_pred) or self._is_own_function:
            y_true, y_pred = targets.match_ranks(y_true, y_pred)
        fn = self.fn
        if not self._is_own_function and tf_internals.in_graph():
            fn = autograph.convert(fn)
        return fn(y_true, y_pred, **self._fn_kwargs)

    def get_config(self):
        """Returns what `from_config` needs to make this loss again."""
        values = {key: _as_value(value) for key, value in self._fn_kwargs.items()}
        return {**super().get_config(), **values, "fn": _name_of(self.fn)}

    @classmethod
    def from_config(cls, config):
        """Returns the loss that `get_config` described; `fn` is looked up among the losses and custom objects."""
        config = dict(config)
        fn = config.pop("fn", None)
        if cls is LossFunctionWrapper and fn is not None:
            config["fn"] = lookup.get(fn, "keras.losses")
        return cls(**config)


def _name_of(fn):
    """The name that files hold for `fn`: the registered one, else its own."""
    return registration.get_registered_name(fn if hasattr(fn, "__name__") else type(fn))


def _as_value(value):
    """A plain number for a tensor or variable."""
    return value.numpy().item() if tf.is_tensor(value) and value.shape.rank == 0 else value

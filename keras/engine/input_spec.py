"""`InputSpec`: what a layer demands of its inputs."""

import tensorflow as tf

from keras.support import shapes
from keras.support.api_export import keras_export


@keras_export("keras.layers.InputSpec")
class InputSpec:
    """Rank, dtype, shape and axis sizes that a layer demands of one input.

    A layer that sets `self.input_spec` refuses other inputs with an error that names it. A None (or a missing axis)
    fits everything.

    >>> class MatchesColumns(keras.layers.Layer):
    ...     def __init__(self):
    ...         super().__init__()
    ...         self.input_spec = keras.layers.InputSpec(ndim=2, axes={-1: 3})
    >>> MatchesColumns()(tf.ones((2, 3))).shape
    TensorShape([2, 3])

    Args:
        dtype: Expected dtype, or None.
        shape: Expected shape with None for free axes, or None. Sets `ndim` as well.
        ndim: Expected rank, or None.
        max_ndim: Highest rank allowed, or None.
        min_ndim: Lowest rank allowed, or None.
        axes: Dict from axis to expected size, or None.
        allow_last_axis_squeeze: If True, a missing or extra last axis of size 1 is accepted.
        name: Key under which this input stands when inputs are a dict, or None.

    Raises:
        TypeError: `axes` is not a dict of integers, or names an axis beyond the rank.
    """

    is_optional = False  # whether the input may be None

    def __init__(
        self,
        dtype=None,
        shape=None,
        ndim=None,
        max_ndim=None,
        min_ndim=None,
        axes=None,
        allow_last_axis_squeeze=False,
        name=None,
    ):
        self.dtype = tf.as_dtype(dtype).name if dtype is not None else None
        self.shape = shapes.as_tuple(shape)
        self.ndim = len(self.shape) if self.shape is not None else ndim
        self.max_ndim = max_ndim
        self.min_ndim = min_ndim
        self.name = name
        self.allow_last_axis_squeeze = allow_last_axis_squeeze
        try:
            self.axes = {int(axis): size for axis, size in (axes or {}).items()}
        except (TypeError, ValueError, AttributeError):
            raise TypeError(
                f"InputSpec: `axes` must be a dict from integer axis to size. Received: axes={axes!r}"
            ) from None
        rank = self.ndim if self.ndim is not None else self.max_ndim
        if self.axes and rank is not None and max(self.axes) >= rank:
            raise ValueError(f"InputSpec: Axis {max(self.axes)} is greater than the maximum allowed value: {rank - 1}")

    def __repr__(self):
        parts = [
            f"{name}={value}"
            for name, value in (
                ("dtype", self.dtype),
                ("shape", self.shape),
                ("ndim", self.ndim),
                ("max_ndim", self.max_ndim),
                ("min_ndim", self.min_ndim),
                ("axes", self.axes or None),
            )
            if value is not None
        ]
        return f"InputSpec({', '.join(parts)})"

    def get_config(self):
        """Returns the arguments that rebuild this spec."""
        return {
            "dtype": self.dtype,
            "shape": self.shape,
            "ndim": self.ndim,
            "max_ndim": self.max_ndim,
            "min_ndim": self.min_ndim,
            "axes": self.axes,
        }

    @classmethod
    def from_config(cls, config):
        """Rebuilds a spec from what `get_config` gave."""
        return cls(**config)

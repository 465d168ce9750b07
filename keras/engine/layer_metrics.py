"""`LayerMetrics`: numbers about its calls that a layer adds to the logs of training."""

import tensorflow as tf

from keras.engine import call_context, keras_tensor, variable_tracker
from keras.support import arguments, registry, tf_internals


class LayerMetrics:
    """Mixin of `Layer`: metrics that are attributes, and those that `add_metric` made."""

    @property
    def metrics(self):
        """Metrics of this layer and of those below it: attributes, then those that `add_metric` made."""
        return variable_tracker.unique(metric for layer in self._flatten_layers() for metric in layer._own_metrics())

    def add_metric(self, value, name=None, **kwargs):
        """Adds a number to the logs, during `call`: the mean of `value` over all calls since the epoch began.

        The metric is made by the first call that names it, and updated by each. Models with a graph take a symbolic
        tensor of it too, at any time.

        >>> class Watched(keras.layers.Layer):
        ...     def call(self, inputs):
        ...         self.add_metric(tf.reduce_max(inputs), name="largest")
        ...         return inputs
        >>> layer = Watched()
        >>> y = layer(tf.constant([1.0, 5.0]))
        >>> y = layer(tf.constant([2.0, 3.0]))
        >>> [(metric.name, float(metric.result())) for metric in layer.metrics]
        [('largest', 4.0)]

        Args:
            value: Tensor, whose mean over all elements counts; or the result of calling a `keras.metrics.Metric`,
                which is then the metric itself.
            name: Name in the logs. Where this layer has a metric of that name, that one is updated. May be left out
                for the result of a metric.
            **kwargs: `aggregation` is accepted for old code; values are always averaged.

        Raises:
            TypeError: An unknown keyword was passed, or `name` is not text.
            ValueError: There is no name, or no call is running.
        """
        arguments.check_no_unknown(kwargs, ("aggregation",), owner="Layer.add_metric")
        made_by = getattr(value, "_metric_obj", None)
        if made_by is None or name is not None:
            check_name(name, self)
        if call_context.current() is None or keras_tensor.contains(value):
            raise ValueError(
                f'Layer "{self.name}" ({type(self).__name__}): `add_metric` takes values inside of `call` only. '
                f"Expected a symbolic Tensor for the metric value, received: {value!r}\n    Write a layer whose `call` "
                "calls `self.add_metric(...)`, or give a symbolic tensor to the functional model that computes it."
            )
        if made_by is None:
            self.metric_named(name).update_state(value)
        elif all(known.name != made_by.name for known in self._own_metrics()):
            self._added_metrics.append(made_by)

    def metric_named(self, name):
        """The metric of this layer that has this name; a new mean when there is none."""
        for metric in self._own_metrics():
            if metric.name == name:
                return metric
        dtype = self.dtype if self.dtype and tf.as_dtype(self.dtype).is_floating else None
        metric = registry.find("keras.metrics.Mean")(name=name, dtype=dtype)
        self._added_metrics.append(metric)
        return metric

    def _trackable_children(self, save_type="checkpoint", **kwargs):
        children = dict(super()._trackable_children(save_type, **kwargs))
        return {**children, **self.exported_metrics()} if save_type == "savedmodel" else children

    def exported_metrics(self):
        """Children that exported calls need besides those of checkpoints: the metrics that they update."""
        held = list(self._added_metrics)
        return {"_added_metrics": tf_internals.tracked_container(held)} if held else {}

    def _own_metrics(self):
        return [child for child in self._children() if getattr(child, "is_metric", False)] + self._added_metrics


def check_name(name, layer):
    """Refuses names that `add_metric` cannot use.

    Raises:
        ValueError: There is none.
        TypeError: It is no text.
    """
    if name is None:
        raise ValueError(
            "Please provide a name for your metric like `self.add_metric(tf.reduce_sum(inputs), "
            f"name='mean_activation')`. Received: name=None for a value of layer \"{layer.name}\""
        )
    if not isinstance(name, str):
        raise TypeError(f"Expected `name` argument to be a string, but got: {name!r}")

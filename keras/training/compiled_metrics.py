"""`CompiledMetrics`: the metrics given to `compile`, matched with outputs and named as logs show them."""

import warnings

import tensorflow as tf

from keras import metrics as metrics_module
from keras.metrics.accuracy_choice import choose_accuracy, choose_crossentropy
from keras.serialization import lookup
from keras.support import naming
from keras.training import target_shapes
from keras.training.named_outputs import NamedOutputs

# Names that mean another function for other shapes of targets and outputs.
_ACCURACY_NAMES = ("accuracy", "acc")
_CROSSENTROPY_NAMES = ("crossentropy", "ce")


class CompiledMetrics:
    """Metrics of all outputs.

    A metric is called by the name that the user gave, with the output's name before it when there are several outputs,
    and with `weighted_` before it when the same name is taken among the metrics without weights.

    Args:
        metrics: What the user gave to `compile`: a name, function or `Metric`, a list of them for all outputs, or a
            list or dict with a list for each output. These ignore `sample_weight`.
        weighted_metrics: The same, for metrics that receive `sample_weight`.
        output_names: Names of the model's outputs, or None when they are unknown before the first batch.

    Raises:
        ValueError: A name that means no metric.
        TypeError: A class in place of an object.
    """

    def __init__(self, metrics=None, weighted_metrics=None, output_names=None):
        self._user_metrics = metrics
        self._user_weighted_metrics = weighted_metrics
        self._output_names = output_names
        for identifier in tf.nest.flatten((metrics, weighted_metrics)):
            _check_identifier(identifier)
        self._by_output = None  # for each output, pairs (metric, whether it receives weights)

    @property
    def metrics(self):
        """All metrics in the order of the logs; empty before the first batch, whose shapes name some of them."""
        if self._by_output is None:
            return []
        return [metric for pairs in self._by_output for metric, is_weighted in pairs]

    def check_settings(self, outputs):
        """Raises for metrics that name none of these outputs, or whose lists are not as many.

        Args:
            outputs: The structure of outputs, with any leaves.
        """
        outputs = NamedOutputs(outputs, self._output_names)
        _lists_by_output(self._user_metrics, outputs, "metrics")
        _lists_by_output(self._user_weighted_metrics, outputs, "weighted_metrics")

    @property
    def has_weighted_metrics(self):
        """True when `compile` was given `weighted_metrics`, though it be an empty list."""
        return self._user_weighted_metrics is not None

    def update_state(self, y_true, y_pred, sample_weight=None):
        """Updates every metric with one batch.

        Args:
            y_true: Targets: one for each output, in its structure, as list or as dict by name.
            y_pred: The model's outputs.
            sample_weight: Optional weights, structured as the targets, or one for all outputs.
        """
        if self._user_metrics is None and self._user_weighted_metrics is None:
            return
        named = NamedOutputs(y_pred, self._output_names)
        outputs = tf.nest.flatten(y_pred)
        targets, weights = named.match_targets(y_true), named.spread(sample_weight, "sample_weight")
        matched = [_match(*triple) for triple in zip(targets, outputs, weights)]
        if self._by_output is None:
            self._build(named, outputs, [y for y, weight in matched])
        for pairs, (y, weight), output in zip(self._by_output, matched, outputs):
            if y is None:
                continue
            mask = getattr(output, "_keras_mask", None)
            for metric, is_weighted in pairs:
                metric.update_state(y, output, sample_weight=_weigh(weight if is_weighted else None, mask, output))

    def reset_state(self):
        """Begins every metric again."""
        for metric in self.metrics:
            metric.reset_state()

    def _build(self, named, outputs, targets):
        plain = _lists_by_output(self._user_metrics, named, "metrics")
        weighted = _lists_by_output(self._user_weighted_metrics, named, "weighted_metrics")
        seen = set()
        with tf.init_scope():
            by_output = [
                [(_as_metric(metric, y, output, seen), False) for metric in plain[index]]
                + [(_as_metric(metric, y, output, seen), True) for metric in weighted[index]]
                for index, (y, output) in enumerate(zip(targets, outputs))
            ]
        for name, pairs in zip(named.names, by_output):
            _rename(pairs, prefix=f"{name}_" if len(named.names) > 1 else "")
        _check_unique(by_output)
        self._by_output = by_output


def warn_of_unseen_weights(compiled_metrics):
    """Warns that weights of samples were given to `evaluate` and no metric was asked to see them."""
    if isinstance(compiled_metrics, CompiledMetrics) and not compiled_metrics.has_weighted_metrics:
        warnings.warn(
            "`evaluate()` received a value for `sample_weight`, but `weighted_metrics` were not provided. Did you mean "
            "to pass metrics to `weighted_metrics` in `compile()`? If this is intentional you can pass "
            "`weighted_metrics=[]` to `compile()` in order to silence this warning.",
            stacklevel=2,
        )


def _lists_by_output(setting, outputs, what):
    """The user's metrics as one list for each output."""
    if isinstance(setting, (list, tuple)) and not any(isinstance(part, (list, tuple, dict)) for part in setting):
        chosen = [list(setting)] * len(outputs.names)
    else:
        _check_length(setting, outputs, what)
        chosen = outputs.spread(setting, what)
    return [[metric for metric in tf.nest.flatten(part) if metric is not None] for part in chosen]


def _check_length(setting, outputs, what):
    """Refuses lists for fewer outputs, or parts of the outputs, than there are."""
    if isinstance(setting, (list, tuple)) and len(setting) not in outputs.list_lengths():
        raise ValueError(
            f"`{what}` has lists for {len(setting)} outputs and the model has {len(outputs.names)} outputs: "
            f"{outputs.names}. Received: {what}={setting}\n"
            "    Give one list for each output; an empty one where there is no metric."
        )


def _as_metric(identifier, y, output, seen):
    """A `Metric` for a name, function or object; a copy of an object that another output uses already."""
    if isinstance(identifier, metrics_module.Metric):
        if id(identifier) in seen:
            return type(identifier).from_config(identifier.get_config())
        seen.add(id(identifier))
        return identifier
    if identifier in _ACCURACY_NAMES or identifier in _CROSSENTROPY_NAMES:
        choose = choose_accuracy if identifier in _ACCURACY_NAMES else choose_crossentropy
        function = choose(_shape(y, output), output.shape)
    else:
        function = metrics_module.get(identifier)
    if isinstance(function, metrics_module.Metric):
        return function
    name = identifier if isinstance(identifier, str) else _function_name(function)
    return metrics_module.MeanMetricWrapper(function, name=name)


def _rename(pairs, prefix):
    """Gives the metrics of one output the names that logs show."""
    taken = {metric.name for metric, is_weighted in pairs if not is_weighted}
    for metric, is_weighted in pairs:
        is_second = is_weighted and metric.name in taken
        metric._name = prefix + ("weighted_" if is_second else "") + metric.name


def _shape(y, output):
    return output.shape if y is None else y.shape


def _function_name(function):
    return getattr(function, "__name__", None) or getattr(function, "name", None) or _snake_name(function)


def _snake_name(function):
    return naming.to_snake_case(type(function).__name__)


def _check_identifier(identifier):
    if isinstance(identifier, type):
        raise TypeError(
            f"compile: `metrics` must hold objects, names or functions, and {identifier.__name__} is a class. "
            f"Received: {identifier!r}\n    Pass an instance: {identifier.__name__}()."
        )
    if not (identifier is None or callable(identifier) or isinstance(identifier, (str, dict, metrics_module.Metric))):
        raise TypeError(
            "compile: `metrics` must hold names, functions or `keras.metrics.Metric` objects. "
            f"Received: {identifier!r} of type {type(identifier).__name__}"
        )
    if isinstance(identifier, str) and identifier not in _ACCURACY_NAMES + _CROSSENTROPY_NAMES:
        lookup.check_name(identifier, "keras.metrics")


def _check_unique(by_output):
    names = [metric.name for pairs in by_output for metric, is_weighted in pairs]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(
                f"Found two metrics with the same name: {name}. All the metrics added to the model need to have unique "
                "names."
            )


def _match(y, output, weight):
    return (y, weight) if y is None else target_shapes.match_to_output(y, output, weight)


def _weigh(weight, mask, output):
    """Weights of one output, with what its mask drops at zero."""
    if mask is None:
        return weight
    mask = tf.cast(mask, output.dtype)
    if weight is None:
        return mask
    extra_axes = mask.shape.rank - weight.shape.rank
    if extra_axes == -1:
        mask = tf.expand_dims(mask, -1)
    for _ in range(extra_axes):
        weight = tf.expand_dims(weight, -1)
    return weight * mask

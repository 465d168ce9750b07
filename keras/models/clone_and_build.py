"""What TensorFlow's Estimators asked of a model: a compiled copy of it, and a model set back to before it was built."""

import tensorflow as tf

from keras.metrics.metric import Metric
from keras.models.cloning import clone_model
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.serialization import decode
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.__internal__.models.clone_and_build_model")
def clone_and_build_model(
    model,
    input_tensors=None,
    target_tensors=None,
    custom_objects=None,
    compile_clone=True,
    in_place_reset=False,
    optimizer_iterations=None,
    optimizer_config=None,
):
    """Returns a copy of a model with new weights, compiled as the model is.

    >>> model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    >>> model.compile(keras.optimizers.SGD(0.5), "mse")
    >>> copy = keras.__internal__.models.clone_and_build_model(model)
    >>> copy.loss, float(copy.optimizer.learning_rate)
    ('mse', 0.5)

    Args:
        model: A `Sequential`, functional or subclassed model; a subclassed one is made again from its config.
        input_tensors: Symbolic tensors to build on in place of new inputs, or None. Not for subclassed models.
        target_tensors: None: targets come from the data.
        custom_objects: Dict from names to classes that configs name, or None.
        compile_clone: Whether to compile the copy.
        in_place_reset: Accepted: a copy of a subclassed model is always a new object.
        optimizer_iterations: Variable that counts the steps of the copy's optimizer, or None for a new one.
        optimizer_config: Config of the copy's optimizer, or None for that of the model's.

    Raises:
        TypeError: `model` is no model.
        ValueError: `compile_clone` is True and the model was not compiled, `target_tensors` were given, or
            `input_tensors` for a subclassed model.
    """
    if not isinstance(model, Model):
        arguments.fail("clone_and_build_model", "`model` must be a `keras.Model`.", model, "model", error=TypeError)
    if target_tensors is not None:
        raise ValueError(
            "`target_tensors` argument is not supported when executing eagerly. Received: "
            f"target_tensors={target_tensors}\n    Pass the targets to `fit`."
        )
    if compile_clone and not model._is_compiled:
        raise ValueError(
            "Error when cloning model: `compile_clone` was set to True, but the original model has not been compiled. "
            f"Received: model={model}\n    Compile it first, or pass `compile_clone=False`."
        )
    copy = _copy_of(model, input_tensors, custom_objects)
    if compile_clone:
        _compile_like(copy, model, custom_objects, optimizer_iterations, optimizer_config)
    return copy


@keras_export("keras.__internal__.models.in_place_subclassed_model_state_restoration")
def in_place_subclassed_model_state_restoration(model):
    """Sets a subclassed model back to before it was built and compiled. Its layers keep their weights.

    >>> class Twice(keras.Model):
    ...     def call(self, inputs):
    ...         return 2.0 * inputs
    >>> model = Twice()
    >>> model.compile("sgd", "mse")
    >>> keras.__internal__.models.in_place_subclassed_model_state_restoration(model)
    >>> model.optimizer is None
    True

    Raises:
        ValueError: The model is functional or a `Sequential`: its graph cannot be taken from it.
    """
    if not isinstance(model, Model) or model._is_graph_network or isinstance(model, Sequential):
        arguments.fail(
            "in_place_subclassed_model_state_restoration", "`model` must be a subclassed model.", model, "model"
        )
    model._init_training()
    model.built = False


def _copy_of(model, input_tensors, custom_objects):
    if model._is_graph_network or isinstance(model, Sequential) or input_tensors is not None:
        return clone_model(model, input_tensors=input_tensors)  # which refuses tensors for a subclassed model
    return type(model).from_config(model.get_config(), custom_objects)


def _compile_like(copy, model, custom_objects, iterations, optimizer_config):
    settings = dict(model.compile_settings.given)
    config = optimizer_config if optimizer_config is not None else model.optimizer.get_config()
    if optimizer_config is not None and "class_name" in optimizer_config:
        settings["optimizer"] = decode.decode(optimizer_config, "keras.optimizers", custom_objects)
    else:
        settings["optimizer"] = type(model.optimizer).from_config(config)
    if iterations is not None:
        settings["optimizer"].iterations = iterations
    for name in ("metrics", "weighted_metrics"):
        settings[name] = tf.nest.map_structure(_twin_of_metric, settings[name])
    copy.compile(**settings)


def _twin_of_metric(metric):
    """A metric of its own for the copy; names and functions serve both."""
    return type(metric).from_config(metric.get_config()) if isinstance(metric, Metric) else metric

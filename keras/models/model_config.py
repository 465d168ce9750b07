"""Configs of models: what `get_config`, `to_json` and checkpoints say of a model, and models from configs."""

import inspect
import json

import numpy as np
import tensorflow as tf

from keras.engine import graph_config
from keras.serialization import decode, encode, registration
from keras.support import tracebacks
from keras.support.api_export import keras_export
from keras.support.errors import RemovedError
from keras.version import __version__

_FUNCTIONAL_KEYS = ("name", "layers", "input_layers", "output_layers")


def functional_config(model, graph):
    """Config of a model that is its graph."""
    return {"name": model.name, "trainable": model.trainable, **graph_config.to_config(graph)}


def is_made_from_tensors(model):
    """True when the constructor of the class takes `inputs` and `outputs`, so that a functional config rebuilds it."""
    parameters = inspect.signature(type(model).__init__).parameters
    takes_any = any(parameter.kind is inspect.Parameter.VAR_POSITIONAL for parameter in parameters.values())
    return takes_any or {"inputs", "outputs"} <= set(parameters)


def make_model(cls, config, custom_objects=None):
    """Makes a model of class `cls` from its config: a functional one, or the arguments of its constructor."""
    if all(key in config for key in _FUNCTIONAL_KEYS):
        with registration.CustomObjectScope(custom_objects or {}):
            inputs, outputs, layers = graph_config.from_config(config)
        model = cls(inputs=inputs, outputs=outputs, name=config["name"])
        model._include_calls_of(layers.values())
        model._trainable = config.get("trainable", True)  # of the model alone: each layer's config has its own flag
        return model
    try:
        return cls(**config)
    except TypeError as error:
        raise TypeError(
            "Unable to revive model from config. When overriding the `get_config()` method, make sure that the "
            f"returned config contains all items used as arguments in the constructor of {cls}, which is the default "
            "behavior. You can override this default behavior by defining a `from_config(cls, config)` class method "
            f"to specify how to create an instance of {cls.__name__} from its config.\n\nReceived "
            f"config={config}\n\nError encountered during deserialization: {error}"
        ) from error


def json_config(model):
    """What `to_json` writes: class, config, version of the writer."""
    return {
        "class_name": registration.get_registered_name(type(model)),
        "config": encode.encode_values(model.get_config()),
        "keras_version": __version__,
        "backend": "tensorflow",
    }


def json_default(value):
    """Numbers of NumPy and other odd values for `json.dumps`."""
    if isinstance(value, np.generic):
        return value.item()
    return encode.serialize_keras_object(value)


@keras_export("keras.models.model_from_json")
@tracebacks.hides_own_frames
def model_from_json(json_string, custom_objects=None):
    """Returns the model, without weights, that JSON text from `model.to_json()` describes.

    >>> model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    >>> keras.models.model_from_json(model.to_json()).output_shape
    (None, 1)

    Args:
        json_string: The text.
        custom_objects: Dict from names to your own classes and functions in it, or None.

    Raises:
        ValueError: The text is not the config of a model.
    """
    config = json.loads(json_string)
    if not isinstance(config, dict) or "class_name" not in config:
        raise ValueError("The JSON text is not the config of a model: it has no 'class_name'.")
    return decode.decode(
        {key: config[key] for key in ("class_name", "config") if key in config}, "keras.layers", custom_objects
    )


@keras_export("keras.models.model_from_config")
@tracebacks.hides_own_frames
def model_from_config(config, custom_objects=None):
    """Returns the model, without weights, that a serialized config `{"class_name": ..., "config": ...}` describes.

    >>> config = {"class_name": "Sequential", "config": {"name": "empty", "layers": []}}
    >>> keras.models.model_from_config(config).name
    'empty'

    Raises:
        TypeError: `config` is a list, as `get_config()` of very old releases gave.
    """
    if isinstance(config, list):
        raise TypeError(
            f"`model_from_config` expects a dictionary, not a list. Received: config={config}. Did you meant to use "
            "`Sequential.from_config(config)`?"
        )
    return decode.decode(config, "keras.layers", custom_objects)


@keras_export("keras.models.model_from_yaml")
def model_from_yaml(yaml_string, custom_objects=None):
    """Removed, since YAML files could run code; use `model_from_json`.

    >>> keras.models.model_from_yaml("")
    Traceback (most recent call last):
        ...
    keras.support.errors.RemovedError: Method `model_from_yaml()` has been removed ...

    Raises:
        RemovedError: Always.
    """
    raise RemovedError(
        "Method `model_from_yaml()` has been removed due to security risk of arbitrary code execution. Please use "
        "`Model.to_json()` and `model_from_json()` instead."
    )


def layer_dependencies(layers):
    """Checkpoint names of a model's layers: `layer_with_weights-0` for those with weights, `layer-0` for all."""
    named = {}
    for layer in layers:
        if layer.weights:
            named[f"layer_with_weights-{len(named)}"] = layer
    named.update({f"layer-{index}": layer for index, layer in enumerate(layers)})
    return named


def weight_paths(model):
    """Dict from dotted path to variable, following attributes and, in models with a graph, layer names."""
    found, seen = {}, set()

    def walk(module, path):
        if id(module) in seen:
            return
        seen.add(id(module))
        for name, value in _members(module):
            if isinstance(value, tf.Variable):
                found[".".join(path + [name])] = value
            elif isinstance(value, tf.Module):
                walk(value, path + [name])

    walk(model, [])
    return found


def _members(module):
    if getattr(module, "_graph", None) is not None:
        for layer in module.layers:
            yield layer.name, layer
        return
    for name, value in vars(module).items():
        if name in module._OWN_LISTS or name in module._TF_MODULE_IGNORED_PROPERTIES or name.startswith("_self_"):
            continue
        if isinstance(value, dict):
            yield from ((f"{name}.{key}", item) for key, item in value.items())
        elif isinstance(value, (list, tuple)):
            yield from ((f"{name}.{index}", item) for index, item in enumerate(value))
        else:
            yield name, value


def save_spec(model, call_spec, dynamic_batch):
    """`(args, kwargs)` of specs of the model's first call, or of its graph's inputs; None when neither is known."""
    if call_spec is None:
        if model._graph is None:
            return None
        call_spec = ((tf.nest.map_structure(lambda tensor: tensor.type_spec, model._graph.inputs),), {})

    def relax(spec):
        if not dynamic_batch or not isinstance(spec, tf.TensorSpec) or not spec.shape.rank:
            return spec
        return tf.TensorSpec([None] + spec.shape.as_list()[1:], spec.dtype, spec.name)

    return tf.nest.map_structure(relax, call_spec)

"""SavedModel folders: a graph that TensorFlow serves, and a description from which Keras rebuilds the model.

Loading reads the description and the variables. It never runs or even reads the graph, which is a program.
"""

import os
import re
import warnings

import tensorflow as tf

from keras.engine.layer import Layer
from keras.optimizers.optimizer import Optimizer
from keras.saving import export_saved_model, model_signature, model_state, object_graph, training_config
from keras.saving.formats import metadata_json, saved_metadata, tf_checkpoint
from keras.serialization import decode, legacy_format, registration, safe_mode as safe_modes, shared_objects
from keras.support import allocation_budget, shapes, tf_internals
from keras.support.errors import CorruptFileError
from keras.version import __version__


def write_model(model, path, include_optimizer=True, signatures=None, options=None):
    """Writes a model as a SavedModel folder; an earlier one at `path` is replaced in one step.

    `signatures` are functions as `tf.saved_model.save` takes them; `serving_default` otherwise, with the names of the
    model's inputs and outputs.
    """
    args, kwargs = model_signature.call_specs(model)
    nodes = object_graph.ObjectNodes(_identifier_of)
    root = nodes.node_of(model)
    forward = _traced_call(model, args, kwargs)
    _describe(nodes, root)
    root.extra["__call__"] = forward
    if include_optimizer and model.optimizer is not None:
        root.extra["optimizer"] = nodes.node_of(model.optimizer)
    else:
        root.hidden.add("optimizer")
    if signatures is None:
        signatures = {"serving_default": export_saved_model.named_function(model, forward, args, kwargs)}

    def write_metadata(folder):
        numbers = _numbers_of(root, tf_internals.saved_object_graph(folder))
        settings = training_config.encode(model) if include_optimizer else None
        saved_metadata.write(os.path.join(folder, saved_metadata.FILE_NAME), _entries(root, numbers, settings))

    export_saved_model.write_saved_model(root, path, signatures, options, write_metadata)


def functions_of(model):
    """Returns what `tf.saved_model.save(model)` writes beside the variables: the call and its signature, by attribute.

    Nothing for a model that was never called or built, which has no signature.
    """
    try:
        args, kwargs = model_signature.call_specs(model)
    except ValueError:
        return {}
    forward = _traced_call(model, args, kwargs)
    signature = export_saved_model.named_function(model, forward, args, kwargs)
    return {"__call__": forward, "_default_save_signature": signature}


def read_model(path, custom_objects, compile, safe_mode):
    """Returns the model that the description in the folder gives, with its variables.

    Raises:
        CorruptFileError: The folder is no SavedModel, or damaged.
        ValueError: The folder was not written by Keras, or the variables do not fit.
    """
    description = _root_description(path)
    mode = safe_modes.SafeModeScope(safe_modes.effective(safe_mode))
    scope = registration.CustomObjectScope(custom_objects or {})
    with mode, scope, allocation_budget.for_file_of(_size_of_variables(path)):
        model = _make_model(description, path)
        _build(model, description)
        _restore_weights(model, path)
        if compile and description.get("training_config") is not None:
            training_config.compile_model(model, description["training_config"])
            _restore_optimizer(model, path)
    return model


def _make_model(description, path):
    config = {key: description[key] for key in ("class_name", "config") if key in description}
    with shared_objects.SharedObjectLoadingScope():
        model = decode.decode(description.get("model_config", config), "keras.layers")
    if not hasattr(model, "layers"):
        raise CorruptFileError(f"{path} holds a {type(model).__name__}, not a model.")
    return model


def _size_of_variables(path):
    folder = os.path.join(path, "variables")
    return sum(entry.stat().st_size for entry in os.scandir(folder)) if os.path.isdir(folder) else 0


def _traced_call(model, args, kwargs):
    """Returns the model as a function, traced for inference and for training."""

    def call(*inputs, training=False, **options):
        return model(*inputs, training=training, **options)

    function = tf.function(call, autograph=False)
    for training in (False, True):
        function.get_concrete_function(*args, training=training, **kwargs)
    return function


def _identifier_of(source):
    if isinstance(source, Optimizer):
        return "experimentalOptimizer"
    if not isinstance(source, Layer):
        return source._object_identifier
    if source.is_input:
        return "_tf_keras_input_layer"
    if source.is_metric:
        return "_tf_keras_metric"
    if not hasattr(source, "layers"):
        return "_tf_keras_layer"
    if model_state.is_sequential(source):
        return "_tf_keras_sequential"
    return "_tf_keras_network" if source._is_graph_network else "_tf_keras_model"


def _describe(nodes, root):
    """Adds to each layer the lists that loaded objects have: `variables`, `trainable_variables`, `keras_api`."""
    pending, seen = [root], set()
    while pending:
        node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        pending.extend(
            child for child in node._trackable_children().values() if isinstance(child, object_graph.ObjectNode)
        )
        if isinstance(node.source, Layer) and not node.source.is_metric and not node.source.is_input:
            node.extra.update(_lists_of(node.source, nodes))


def _lists_of(layer, nodes):
    lists = {
        "variables": nodes.list_of(layer.variables),
        "trainable_variables": nodes.list_of(layer.trainable_variables),
        "regularization_losses": nodes.list_of([]),
    }
    keras_api = object_graph.ObjectNode(None, nodes)
    keras_api.extra = {
        **lists,
        "non_trainable_variables": nodes.list_of(layer.non_trainable_variables),
        "layers": nodes.list_of(getattr(layer, "layers", [])),
        "metrics": nodes.list_of([]),
    }
    return {**lists, "keras_api": keras_api}


def _numbers_of(root, graph):
    """Returns the number that each node got in the stored graph, and its path from the root."""
    found, pending = {id(root): (0, "root", root)}, [root]
    for node in pending:
        number, path, _ = found[id(node)]
        stored = {child.local_name: child.node_id for child in graph.nodes[number].children}
        for name, child in node._trackable_children().items():
            if name in stored and id(child) not in found and hasattr(child, "_trackable_children"):
                found[id(child)] = (stored[name], f"{path}.{name}", child)
                pending.append(child)
    return found


def _entries(root, numbers, settings):
    """Yields number, path, identifier and JSON description of each layer, model and metric."""
    with shared_objects.SharedObjectSavingScope():
        for number, path, node in sorted(numbers.values(), key=lambda entry: entry[0]):
            source = getattr(node, "source", None)
            if isinstance(source, Layer):
                description = _description_of(source)
                if node is root:
                    description.update(_model_description(source), training_config=settings)
                yield number, path, _identifier_of(source), metadata_json.dumps(description)


def _description_of(layer):
    config = legacy_format.serialize_keras_object(layer)
    return {
        "name": layer.name,
        "trainable": layer.trainable,
        "dtype": layer.dtype,
        "batch_input_shape": None,
        "stateful": layer.stateful,
        "must_restore_from_config": False,
        "preserve_input_structure_in_config": False,
        "autocast": layer._autocast,
        "expects_training_arg": layer._call_spec().expects_training,
        **config,
        "build_input_shape": layer._build_input_shape,
    }


def _model_description(model):
    args, kwargs = model_signature.call_specs(model)
    return {
        "is_graph_network": model._is_graph_network,
        "save_spec": args[0],
        "full_save_spec": (list(args), kwargs),  # readers of earlier releases pop from this list
        "keras_version": __version__,
        "backend": "tensorflow",
        "model_config": legacy_format.serialize_keras_object(model),
    }


def _root_description(path):
    metadata = os.path.join(path, saved_metadata.FILE_NAME)
    if not os.path.isfile(os.path.join(path, "saved_model.pb")):
        raise CorruptFileError(
            f"SavedModel file does not exist at: {path}/saved_model.pb. The folder is not a SavedModel; it holds "
            f"{sorted(os.listdir(path))[:10]}."
        )
    if not os.path.isfile(metadata):
        raise ValueError(
            f"{path} is a SavedModel without {saved_metadata.FILE_NAME}: exported for inference, or not by Keras.\n"
            "    Run it with `tf.saved_model.load`."
        )
    for node in saved_metadata.read(metadata).nodes:
        if node.node_id == 0:
            return metadata_json.loads(node.metadata, f"{metadata}: root")
    raise CorruptFileError(f"{metadata} says nothing about the model itself.")


def _build(model, description):
    """Makes the weights that `call` makes by tracing the model once on the specs that it was saved with."""
    if model.built and all(layer.built for layer in model.layers):
        return
    spec = description.get("full_save_spec")
    if spec is not None:
        args, kwargs = spec
        tf.function(model, autograph=False).get_concrete_function(*args, **kwargs)
    elif description.get("build_input_shape") is not None:
        model.build(shapes.as_tuple(description["build_input_shape"]))


def _restore_weights(model, path):
    missing = _restore(model, path)
    if missing:
        raise ValueError(f"The variables in {path} do not fit model '{model.name}': it has none for {missing}.")


def _restore_optimizer(model, path):
    missing = _restore(model, path)
    if missing:
        warnings.warn(
            f"The variables in {path} do not fit optimizer '{model.optimizer.name}', which starts afresh: there "
            f"are none for {missing}.",
            stacklevel=4,
        )


def _restore(model, path):
    """Reads the variables by the attributes that lead to them; returns the names of those that found no value."""
    try:
        status = tf.train.Checkpoint(root=model).read(os.path.join(path, "variables", "variables"))
        status.expect_partial().assert_existing_objects_matched()
    except AssertionError as error:
        return re.findall(r"<tf\.Variable '([^']+)'", str(error)) or [str(error)]
    except tf_checkpoint.DAMAGE as error:
        raise CorruptFileError(f"The variables in {path} are truncated, damaged or missing. {error}") from error
    return []

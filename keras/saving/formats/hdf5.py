"""The older HDF5 files: whole models (`model.save("x.h5")`) and weights by layer (`model.save_weights("x.h5")`).

A group for each layer, named after it, holds its weights under their variable names; the attributes `layer_names` and
`weight_names` keep the order. A whole-model file has that under `model_weights`, the config and the compile settings as
JSON in attributes of the root, and the optimizer's variables under `optimizer_weights`.
"""

import os
import warnings

import h5py
import numpy as np

from keras.engine import variable_tracker
from keras.saving import model_state, stores, training_config, untrusted
from keras.serialization import decode, json_values, legacy_format, registration, safe_mode as safe_modes
from keras.support import allocation_budget, atomic_write
from keras.support.errors import CorruptFileError
from keras.version import __version__

_TOP_LEVEL = "top_level_model_weights"
_NAMES_PER_ATTRIBUTE = 4000  # an attribute in an HDF5 header holds 64 KB, 16 bytes a name
_MAX_CONFIG_BYTES = 64 << 20


def write_model(model, path, include_optimizer=True):
    """Writes a functional or sequential model whole.

    Raises:
        NotImplementedError: The model is a subclass, whose structure is code.
    """
    if model_state.is_sequential(model):
        model_state.check_built(model, "saved")
    if not model._is_graph_network:
        raise NotImplementedError(
            "Saving the model to HDF5 format requires the model to be a Functional model or a Sequential model. It "
            "does not work for subclassed models, because such models are defined via the body of a Python method, "
            f"which isn't safely serializable. Received: {type(model).__name__}\n"
            "    Save to a `.keras` file instead, or use `save_weights`."
        )
    with legacy_format.layers_in_legacy_format():
        config = legacy_format.serialize_keras_object(model)
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with atomic_write.replaced_file(path) as file, h5py.File(file, "w") as opened:
        opened.attrs["model_config"] = json_values.dumps(config)
        _write_version(opened)
        _write_layers(model, opened.create_group("model_weights"))
        settings = training_config.encode(model) if include_optimizer else None
        if settings is not None:
            opened.attrs["training_config"] = json_values.dumps(settings)
            _write_optimizer(model.optimizer, opened)


def write_weights(model, path):
    """Writes the weights by layer."""
    with atomic_write.replaced_file(path) as file, h5py.File(file, "w") as opened:
        _write_layers(model, opened)


def read_model(path, custom_objects, compile, safe_mode):
    """Returns the model in the file at `path`."""
    with open(path, "rb") as file, untrusted.opened_hdf5(file, path) as opened:
        return read_open_model(opened, path, custom_objects, compile, safe_mode)


def read_open_model(opened, path, custom_objects, compile, safe_mode):
    """Returns the model in an open file."""
    config = _json_attribute(opened, "model_config", path)
    if config is None:
        raise ValueError(
            f"No model config found in the file at {path}: it holds weights only. Build the model in code and call "
            f"`model.load_weights({path!r})`."
        )
    settings = _json_attribute(opened, "training_config", path) if compile else None
    mode = safe_modes.SafeModeScope(safe_modes.effective(safe_mode))
    scope = registration.CustomObjectScope(custom_objects or {})
    with mode, scope, allocation_budget.for_file_of(opened.id.get_filesize()):
        model = decode.decode(config, "keras.layers", custom_objects, safe_mode)
        if not hasattr(model, "layers"):
            raise CorruptFileError(f"{path} holds a {type(model).__name__}, not a model.")
        read_weights(model, opened, path)
        if settings is not None:
            training_config.compile_model(model, settings)
            _read_optimizer(model, opened, path)
    return model


def holds_weights(opened, path):
    """True for a file of the older kind: weights by layer, or a whole model."""
    with untrusted.damage_as_one_error(path):
        return bool({"layer_names", "layer_names0"} & set(opened.attrs.keys())) or "model_weights" in opened.keys()


def read_weights(model, opened, path, skip_mismatch=False, by_name=False):
    """Loads weights by layer: in order, or `by_name`.

    Raises:
        ValueError: Something does not fit (all of it is listed; nothing was changed), or no name matches.
    """
    names = untrusted.hdf5_names(opened, path)
    group = untrusted.hdf5_child(opened, "model_weights", path) if "model_weights" in names else opened
    stored = {name: _stored_weights(group, name, path) for name in _names_attribute(group, "layer_names", path)}
    problems, pairs = (_pairs_by_name if by_name else _pairs_in_order)(model, stored, path, skip_mismatch)
    top_level = _top_level_variables(model)
    if _TOP_LEVEL in untrusted.hdf5_names(group, path) and top_level:
        pairs.append((_TOP_LEVEL, top_level, _stored_weights(group, _TOP_LEVEL, path)))
    fitting = []
    for name, variables, datasets in pairs:
        mismatches = _mismatches(name, variables, datasets)
        problems.extend(mismatches)
        if not mismatches:
            fitting.extend(zip(variables, datasets))
    if problems:
        model_state.report(problems, model, path, skip_mismatch)
    for variable, dataset in fitting:
        variable.assign(stores.read_array(dataset, path))


def _pairs_in_order(model, stored, path, skip_mismatch):
    if skip_mismatch:
        raise ValueError("When calling model.load_weights, skip_mismatch can only be set to True when by_name is True.")
    layers = [layer for layer in _layers_once(model) if layer.weights]
    filled = {name: datasets for name, datasets in stored.items() if datasets}
    if len(layers) != len(filled):
        raise ValueError(
            f"Layer count mismatch when loading weights from file {path}. Model expected {len(layers)} layers "
            f"({[layer.name for layer in layers]}), found {len(filled)} saved layers ({list(filled)})."
        )
    return [], [(layer.name, layer.weights, datasets) for layer, datasets in zip(layers, filled.values())]


def _pairs_by_name(model, stored, path, skip_mismatch):
    matched = [layer for layer in _layers_once(model) if layer.name in stored]
    if not matched:
        warnings.warn(
            f"load_weights(by_name=True): 0 of {len(model.layers)} layers matched. The model has "
            f"{[layer.name for layer in model.layers]} and {path} has {list(stored)}.",
            stacklevel=6,
        )
    return [], [(layer.name, layer.weights, stored[layer.name]) for layer in matched]


def _mismatches(name, variables, datasets):
    if len(variables) != len(datasets):
        return [
            f"Weight count mismatch for layer {name!r}: it expects {len(variables)} weight(s). Received "
            f"{len(datasets)} saved weight(s)."
        ]
    return [
        f"Layer {name!r}: {variable.name} has shape {tuple(variable.shape)} in the model and {dataset.shape} in the "
        "file."
        for variable, dataset in zip(variables, datasets)
        if tuple(variable.shape) != dataset.shape
    ]


def _write_layers(model, group):
    _write_version(group)
    layers = _layers_once(model)
    _write_names(group, "layer_names", [layer.name for layer in layers])
    for layer in sorted(layers, key=lambda layer: layer.name):
        _write_variables(group.create_group(layer.name), layer.weights)
    _write_variables(group.create_group(_TOP_LEVEL), _top_level_variables(model))


def _layers_once(model):
    """Layers of the model; a stack may hold one several times."""
    return variable_tracker.unique(model.layers)


def _top_level_variables(model):
    return model._trainable_weights + model._non_trainable_weights


def _write_optimizer(optimizer, opened):
    variables = list(optimizer.variables() if callable(optimizer.variables) else optimizer.variables)
    if variables:
        _write_variables(opened.create_group("optimizer_weights"), variables)


def _write_variables(group, variables):
    names = []
    for index, variable in enumerate(variables):
        name = variable.name if variable.name not in names else f"{variable.name}_{index}"
        names.append(name)
        *folders, last = name.strip("/").split("/")
        place = group.require_group("/".join(folders)) if folders else group
        stores.write_array(place, last, variable)
    _write_names(group, "weight_names", names)


def _write_version(group):
    group.attrs["keras_version"] = __version__
    group.attrs["backend"] = "tensorflow"


def _write_names(group, attribute, names):
    if len(names) <= _NAMES_PER_ATTRIBUTE:
        group.attrs[attribute] = np.array(names, object) if names else np.array([])
        return
    for chunk, start in enumerate(range(0, len(names), _NAMES_PER_ATTRIBUTE)):
        group.attrs[f"{attribute}{chunk}"] = np.array(names[start : start + _NAMES_PER_ATTRIBUTE], object)


def _names_attribute(group, attribute, path):
    with untrusted.damage_as_one_error(path):
        keys = [attribute] if attribute in group.attrs else []
        while not keys or keys[0] != attribute:
            key = f"{attribute}{len(keys)}"
            if key not in group.attrs:
                break
            keys.append(key)
        return [_as_text(name) for key in keys for name in untrusted.hdf5_attribute(group, key, path)]


def _json_attribute(opened, name, path):
    with untrusted.damage_as_one_error(path):
        if name not in opened.attrs:
            return None
        text = _as_text(untrusted.hdf5_attribute(opened, name, path))
        if len(text) > _MAX_CONFIG_BYTES:
            raise CorruptFileError(f"{path}: the attribute {name} has {len(text)} characters, too many for a config.")
        return untrusted.parse_json_object(text, f"{path}: {name}")


def _as_text(value):
    return value.decode("utf-8") if isinstance(value, bytes) else str(value)


def _stored_weights(group, layer_name, path):
    """Returns the datasets of a layer in the order that the file gives, checked and not yet read."""
    layer = untrusted.hdf5_child(group, layer_name, path)
    datasets = []
    for name in _names_attribute(layer, "weight_names", path):
        place = layer
        for part in name.strip("/").split("/"):
            place = untrusted.hdf5_child(place, part, path)
        if not isinstance(place, h5py.Dataset):
            raise CorruptFileError(f"{path}: {place.name} is a group where an array should be.")
        datasets.append(untrusted.check_hdf5_dataset(place, path))
    return datasets


def _read_optimizer(model, opened, path):
    if "optimizer_weights" not in untrusted.hdf5_names(opened, path):
        return
    datasets = _stored_weights(opened, "optimizer_weights", path)
    optimizer = model.optimizer
    if hasattr(optimizer, "build"):
        optimizer.build(model.trainable_variables)
    elif hasattr(optimizer, "_create_all_weights"):
        optimizer._create_all_weights(model.trainable_variables)
    variables = list(optimizer.variables() if callable(optimizer.variables) else optimizer.variables)
    if _mismatches("optimizer", variables, datasets):
        warnings.warn(
            f"Error in loading the saved optimizer state of {path}: the model's optimizer has {len(variables)} "
            f"variables and the file {len(datasets)}, or their shapes differ. The model starts with a freshly "
            "initialized optimizer.",
            stacklevel=5,
        )
        return
    for variable, dataset in zip(variables, datasets):
        variable.assign(stores.read_array(dataset, path))

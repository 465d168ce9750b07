"""Fits what a caller gives to the inputs of a functional model: order, names, rank and dtype."""

import warnings

import tensorflow as tf

from keras.engine import masks
from keras.support import shapes


def flatten_to_inputs(inputs, graph):
    """Values in the order of the graph's inputs; dicts are read by key or by input name, extra keys are dropped."""
    expected = graph.inputs
    if isinstance(inputs, dict) and not _fits_structure(inputs, expected):
        return _by_name(inputs, expected, graph)
    return tf.nest.flatten(inputs)


def _fits_structure(inputs, expected):
    return isinstance(expected, dict) and set(inputs) == set(expected)


def _by_name(inputs, expected, graph):
    if isinstance(expected, dict):
        names = sorted(expected)
        by_key = all(name in inputs for name in names)
        if not by_key:
            names = [layer.name for layer in graph.input_layers]
    else:
        names = [layer.name for layer in graph.input_layers]
    optional = {name for name, layer in zip(names, graph.input_layers) if layer.is_optional}
    missing = [name for name in names if name not in inputs and name not in optional]
    if missing:
        raise ValueError(
            f'Missing data for input "{missing[0]}". You passed a data dictionary with keys {list(inputs)}. Expected '
            f"the following keys: {names}\n    Name the values by these keys."
        )
    unused = [key for key in inputs if key not in names]
    if unused:
        warnings.warn(
            f"Input dict contained keys {unused} which did not match any model input. They will be ignored by the "
            "model.",
            stacklevel=2,
        )
    return [value for name in names for value in tf.nest.flatten(inputs.get(name))]


def conform(value, expected):
    """One value with the rank and dtype of its input: a missing or extra last axis of size 1 is added or dropped.

    Adding one to what has several axes already may hide a mistake, and is said once. A list of numbers for an input of
    one feature is common and clear.

    Args:
        value: Tensor, or another value, which is left as it is.
        expected: Symbolic input of the model.
    """
    spec = expected.type_spec
    if not isinstance(value, tf.Tensor) or not isinstance(spec, tf.TensorSpec):
        return value
    mask = masks.mask_of(value)
    conformed = value
    rank, expected_rank = value.shape.rank, spec.shape.rank
    if rank is not None and expected_rank is not None and rank != expected_rank:
        if rank == expected_rank + 1 and value.shape[-1] == 1:
            conformed = tf.squeeze(value, axis=-1)
        elif rank == expected_rank - 1 and spec.shape[-1] == 1:
            conformed = tf.expand_dims(value, axis=-1)
            if rank > 1:
                _warn_of_added_axis(value, expected)
    if conformed.dtype != spec.dtype and _casts(conformed.dtype, spec.dtype):
        conformed = tf.cast(conformed, spec.dtype)
    if conformed is not value:
        masks.attach(conformed, mask)
    return conformed


def _warn_of_added_axis(value, expected):
    warnings.warn(
        f"Input '{expected._keras_history.layer.name}' expects shape {shapes.as_tuple(expected.shape)} and got "
        f"{shapes.as_tuple(value.shape)}: a last axis of size 1 was added. Give it that axis, "
        "`x[..., None]`, if this is what you meant.",
        stacklevel=2,
    )


def _casts(given, expected):
    return given != tf.string and expected != tf.string

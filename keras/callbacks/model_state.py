"""The values of every variable that takes part in the training of a model."""

import tensorflow as tf

from keras.backend.random_generator import RandomGenerator
from keras.support import tf_internals


def get_state(model):
    """Returns the values of all variables, as a list of arrays in the order in which they are found."""
    return [variable.numpy() for variable in find_variables(model)]


def set_state(model, values, owner):
    """Sets the variables to values that `get_state` returned for a model that was built and trained alike.

    Raises:
        ValueError: The variables are others, by number, shape or type.
    """
    variables = find_variables(model)
    kinds = [(variable.dtype.as_numpy_dtype, tuple(variable.shape)) for variable in variables]
    saved = [(value.dtype.type, value.shape) for value in values]
    if kinds != saved:
        raise ValueError(f"{owner}: the backup was made by another model. {_first_difference(variables, values)}")
    for variable, value in zip(variables, values):
        variable.assign(value)


def find_variables(model):
    """Returns every variable that the model, its metrics, its optimizer or its gradient accumulation reach, once."""
    found = {}
    for root in (model, *model.metrics, model.optimizer, model.compile_settings.gradient_accumulation):
        for variable in (*_parts_of(root), *_listed_variables(root)):
            if isinstance(variable, tf.Variable):
                found.setdefault(id(variable), variable)
    counters = (model._train_counter, model._test_counter, model._predict_counter)
    return [copy for variable in (*found.values(), *counters) for copy in _copies_of(variable)]


def keep_random_states(model):
    """Lets the layers draw random numbers from variables, as far as they draw from operations that hide their state.

    Returns:
        Whether there were any.
    """
    generators = [part for part in _parts_of(model) if isinstance(part, RandomGenerator)]
    return any([generator.keep_state() for generator in generators])


def _parts_of(root):
    """Objects that TensorFlow tracks from `root` on, also below layers that no call has connected yet."""
    roots = [root, *root._flatten_layers()] if hasattr(root, "_flatten_layers") else [root]
    parts = [
        part
        for one in roots
        if isinstance(one, tf_internals.Trackable)
        for part in tf.train.TrackableView(one).descendants()
    ]
    return list({id(part): part for part in parts}.values())


def _copies_of(variable):
    """The variables of the replicas, which may differ from each other, as moving means of batches do."""
    return variable.values if isinstance(variable, tf.distribute.DistributedValues) else (variable,)


def _listed_variables(root):
    variables = getattr(root, "variables", ())
    return variables() if callable(variables) else variables  # a method of older optimizers


def _first_difference(variables, values):
    if len(variables) != len(values):
        return f"It holds {len(values)} variables and this model has {len(variables)}."
    for variable, value in zip(variables, values):
        if (variable.dtype.as_numpy_dtype, tuple(variable.shape)) != (value.dtype.type, value.shape):
            return (
                f"Variable {variable.name} has shape {tuple(variable.shape)} and dtype {variable.dtype.name}; the "
                f"backup has {value.shape} and {value.dtype.name}."
            )
    return ""

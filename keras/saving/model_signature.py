"""What a model takes and gives, by name: the signature that serving systems see."""

import itertools

import tensorflow as tf

from keras.support import shapes

_NO_SHAPE = (
    "Model {model!r} cannot be saved because the input shape is not available. Please specify an input shape either by "
    "calling `build(input_shape)` directly, or by calling the model on actual data using `Model()`, `Model.fit()`, or "
    "`Model.predict()`."
)


def call_specs(model):
    """Returns `(args, kwargs)`: structures of `tf.TypeSpec`s that the model can be called with, named, batch size free.

    Raises:
        ValueError: The model was never called or built, so nobody knows what it takes.
    """
    if model.inputs:
        specs = [_named(tensor.type_spec, name) for tensor, name in zip(model.inputs, model.input_names)]
        return (tf.nest.pack_sequence_as(model.input, specs),), {}
    saved = model.save_spec(dynamic_batch=True)
    if saved is None:
        saved = _specs_of_build(model)
    args, kwargs = saved
    more = itertools.takewhile(_holds_specs, args[1:])
    return (_name_all(args[0]), *more), {name: spec for name, spec in kwargs.items() if _holds_specs(spec)}


def name_outputs(model, outputs, keeps_keys):
    """Returns the outputs of a call as a flat dict: keys of a dict, names of output layers, or `output_1`, `output_2`.

    A functional model that gives a dict is served by the names of its layers unless `keeps_keys`.
    """
    if isinstance(outputs, dict) and (keeps_keys or not model.inputs):
        return dict(outputs)
    flat = tf.nest.flatten(outputs)
    names = getattr(model, "output_names", None)
    if not names or len(names) != len(flat):
        names = [f"output_{index + 1}" for index in range(len(flat))]
    return dict(zip(names, flat))


def _specs_of_build(model):
    shape = getattr(model, "_build_input_shape", None)
    if shape is None:
        raise ValueError(_NO_SHAPE.format(model=model))
    dtype = model.compute_dtype or "float32"
    return (shapes.map_shapes(lambda dims: tf.TensorSpec([None, *shapes.as_tuple(dims)[1:]], dtype), shape),), {}


def _holds_specs(structure):
    """False for settings of a call, such as `training=True`."""
    return all(isinstance(spec, tf.TypeSpec) for spec in tf.nest.flatten(structure))


def _name_all(specs):
    if isinstance(specs, dict):
        return {key: _named(spec, key) if isinstance(spec, tf.TensorSpec) else spec for key, spec in specs.items()}
    flat = tf.nest.flatten(specs)
    return tf.nest.pack_sequence_as(specs, [_named(spec, f"input_{index + 1}") for index, spec in enumerate(flat)])


def _named(spec, name):
    return tf.TensorSpec(spec.shape, spec.dtype, name=name) if isinstance(spec, tf.TensorSpec) else spec

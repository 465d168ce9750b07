"""Compares a batch with what a model declares: number, names, shapes and kinds of its inputs, in the user's terms."""

import tensorflow as tf


def check_inputs(model, x, caller):
    """Compares inputs (or their specs) with those of a functional model.

    Args:
        model: A model with a graph.
        x: One batch of inputs, or what describes it.
        caller: The method that the user called, for errors.

    Raises:
        ValueError: The number, names or shapes differ.
        TypeError: Text for an input of numbers.
    """
    declared = dict(zip(model.input_names, model.inputs))
    if isinstance(x, dict):
        pairs = _pairs_by_name(x, declared, model)
    else:
        leaves = tf.nest.flatten(x)
        if len(leaves) != len(declared):
            raise ValueError(
                f"`{caller}(x)`: the model has {len(declared)} inputs {list(declared)} and got {len(leaves)}, of "
                f"shapes {[_shape_text(leaf) for leaf in leaves]}.\n"
                "    Give a list in the order of the inputs, or a dict by input name."
            )
        pairs = list(zip(declared, leaves))
    for index, (name, leaf) in enumerate(pairs):
        _check_input(name, index, leaf, declared[name], caller)


def has_declared_inputs(model):
    """Whether the model says which inputs it takes, and lets them be checked."""
    return bool(getattr(model, "inputs", None)) and model.input_spec is not None


def _pairs_by_name(x, declared, model):
    if isinstance(model.input, dict) and set(x) >= set(model.input):
        keys = sorted(model.input)
        return [(name, x[key]) for name, key in zip(declared, keys)]
    return [(name, x[name]) for name in declared if name in x]  # the call says which names are missing


def _check_input(name, index, leaf, declared, caller):
    shape, dtype = getattr(leaf, "shape", None), getattr(leaf, "dtype", None)
    if shape is None or dtype is None or tf.TensorShape(shape).rank is None or declared.shape.rank is None:
        return
    dtype = tf.string if getattr(dtype, "kind", "") in ("U", "S", "O") else tf.as_dtype(dtype)
    if dtype == tf.string and declared.dtype != tf.string:
        raise TypeError(
            f"`{caller}(x)`: input {index} ('{name}') has dtype string and expects {declared.dtype.name}.\n"
            "    Encode text as numbers first, with a StringLookup or TextVectorization layer."
        )
    shape, expected = tuple(shape), tuple(declared.shape)
    if _fits(shape, expected):
        return
    if len(shape) == len(expected) - 1 and _fits(shape, expected[1:]):
        if isinstance(leaf, tf.TypeSpec):
            raise ValueError(
                f"`{caller}(x)`: input '{name}' expects shape {expected}, got {shape}: the elements of the dataset "
                "look unbatched.\n    Call `.batch(batch_size)` on the dataset."
            )
        raise ValueError(
            f"`{caller}(x)`: input '{name}' expects shape {expected}, got {shape}: the axis of samples is missing.\n"
            "    Give one sample as `x[np.newaxis]`."
        )
    raise ValueError(
        f"`{caller}(x)`: input '{name}' expects shape {expected}, got {shape}.\n"
        f"    Bring the data to shape {expected}, where None stands for any size, or change the input of the model."
    )


def _fits(shape, expected):
    """True for equal shapes, None being open, where an axis of size 1 at the end may be missing or extra."""
    if len(shape) == len(expected) + 1 and shape[-1] == 1:
        shape = shape[:-1]
    elif len(shape) == len(expected) - 1 and expected[-1] == 1:
        expected = expected[:-1]
    return len(shape) == len(expected) and all(a == b or None in (a, b) for a, b in zip(shape, expected))


def _shape_text(leaf):
    return tuple(leaf.shape) if hasattr(leaf, "shape") else type(leaf).__name__

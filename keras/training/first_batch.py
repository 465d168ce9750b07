"""What can be said of the first batch before any step runs, in the user's terms."""

import tensorflow as tf

from keras.data.chunk import IteratorBatches, OneBatch
from keras.data.x_y_sample_weight import unpack_x_y_sample_weight


class FirstBatchCheck:
    """Checks that a loop makes once, on its first batch.

    Args:
        model: The model.
        feed: Where batches come from.
        caller: "fit", "evaluate" or "predict", for errors.
    """

    def __init__(self, model, feed, caller):
        self._model = model
        self._feed = feed
        self._caller = caller

    def before_trace(self, chunk):
        """Compares the inputs with what a functional model declares.

        Raises:
            ValueError: The number, names or shapes of the inputs differ.
            TypeError: Text for an input of numbers.
        """
        if getattr(self._model, "inputs", None) and self._model.input_spec is not None:
            check_inputs(self._model, unpack_x_y_sample_weight(_batch_of(chunk))[0], self._caller)

    def before_run(self):
        """Compares labels with the number of classes; possible after the trace, which tells the loss what it meets.

        Raises:
            ValueError: A label lies outside the classes.
        """
        if self._feed.host_targets is not None and self._caller != "predict":
            check_labels(self._model, self._feed.host_targets)


def _batch_of(chunk):
    """A batch, or what describes one."""
    if isinstance(chunk, OneBatch):
        return chunk.data
    if isinstance(chunk, IteratorBatches):
        return chunk.iterator.element_spec
    return tf.nest.map_structure(lambda leaf: None if leaf is None else leaf[0], chunk.data)


def check_labels(model, targets):
    """Raises when NumPy class numbers lie outside `[0, classes)` of their output."""
    compiled_loss = getattr(model, "compiled_loss", None)
    if compiled_loss is not None and hasattr(compiled_loss, "check_labels"):
        compiled_loss.check_labels(targets)


def check_inputs(model, x, caller):
    """Compares a batch of inputs (or their specs) with what a functional model declares."""
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
        raise ValueError(
            f"`{caller}(x)`: input '{name}' expects shape {expected}, got {shape}: the elements of the dataset look "
            "unbatched.\n    Call `.batch(batch_size)` on the dataset."
        )
    raise ValueError(f"`{caller}(x)`: input '{name}' expects shape {expected}, got {shape}.")


def _fits(shape, expected):
    """True for equal shapes, None being open, where an axis of size 1 at the end may be missing or extra."""
    if len(shape) == len(expected) + 1 and shape[-1] == 1:
        shape = shape[:-1]
    elif len(shape) == len(expected) - 1 and expected[-1] == 1:
        expected = expected[:-1]
    return len(shape) == len(expected) and all(a == b or None in (a, b) for a, b in zip(shape, expected))


def _shape_text(leaf):
    return tuple(leaf.shape) if hasattr(leaf, "shape") else type(leaf).__name__

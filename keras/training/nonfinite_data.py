"""Says which part of which batch holds NaN or infinity, and when the loss became so."""

import math
import warnings

import tensorflow as tf

from keras.data.chunk import IteratorBatches
from keras.data.x_y_sample_weight import unpack_x_y_sample_weight
from keras.support import finite


def warn_of_batch(model, batch, caller):
    """Returns True for a first batch of finite values; warns of any other."""
    found = _find(model, batch)
    if found:
        warnings.warn(
            f"{caller}: {found} of the first batch. The loss becomes NaN, and then the weights do.\n"
            "    Clean the data, for example with `np.nan_to_num`; `keras.callbacks.TerminateOnNaN()` ends training at "
            "such a batch.",
            stacklevel=2,
        )
    return not found


def explain_loss(model, loss, chunk, epoch, done):
    """Text that says when the loss became NaN or infinite, and which data did it, where they can be seen.

    Args:
        model: The model.
        loss: The loss, as a float.
        chunk: The batches that were run when it happened.
        epoch: Index of the epoch.
        done: Batches of the epoch before the chunk.
    """
    kind = "NaN" if math.isnan(loss) else "infinite"
    for index, batch in enumerate(batches_of(chunk)):
        found = _find(model, batch)
        if found:
            return (
                f"fit: the loss became {kind} at step {done + index + 1} of epoch {epoch + 1}: {found} of its batch.\n"
                "    Clean the data; `keras.callbacks.TerminateOnNaN()` ends training at such a step."
            )
    is_seen = not isinstance(chunk, IteratorBatches)
    steps = f"at step {done + 1}" if chunk.steps == 1 else f"in one of the steps {done + 1} to {done + chunk.steps}"
    cause = ", though the data are finite" if is_seen else ""
    batches = f"dataset.skip({done}).take({chunk.steps})"
    look = "" if is_seen else f"    Look at what `{batches}` holds: NaN, or labels without a class?\n"
    return (
        f"fit: the loss became {kind} {steps} of epoch {epoch + 1}{cause}.\n{look}"
        "    Lower the learning rate or clip gradients (`clipnorm=1.0`); `keras.utils.find_nonfinite(model, x)` names "
        "the layer, and `keras.callbacks.TerminateOnNaN()` ends training at that step."
    )


def batches_of(chunk):
    """Yields the batches of a chunk; none of an iterator, whose batches are gone."""
    for index in range(0 if isinstance(chunk, IteratorBatches) else chunk.steps):
        yield chunk.batch(index)


def _find(model, batch):
    """Text that names the first part of a batch with a value that is no number; empty for a good batch."""
    x, y, sample_weight = unpack_x_y_sample_weight(batch)
    for what, part, names in (
        ("input", x, getattr(model, "input_names", None)),
        ("target", y, getattr(model, "output_names", None)),
        ("sample_weight", sample_weight, ()),
    ):
        leaves = [leaf for leaf in tf.nest.flatten(part) if leaf is not None]
        for index, leaf in enumerate(leaves):
            found = finite.find(leaf)
            if found:
                name = f" '{names[index]}'" if names and len(names) == len(leaves) else f" {index}"
                return f"{what}{name} holds {found}"
    return ""

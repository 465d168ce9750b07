"""What is said of a batch in the user's terms: of the first one before any step runs, of one that made the loss NaN."""

import math
import warnings

import numpy as np
import tensorflow as tf

from keras.data.chunk import IteratorBatches
from keras.data.x_y_sample_weight import unpack_x_y_sample_weight
from keras.training import nonfinite_data, step_errors
from keras.training.compiled_metrics import warn_of_unseen_weights
from keras.training.id_checks import check_ids
from keras.training.input_checks import check_inputs, has_declared_inputs


class BatchCheck:
    """Checks of one loop: all of them once, on the first chunk; after that the loss alone, once a call.

    Args:
        model: The model.
        feed: Where batches come from.
        caller: "fit", "evaluate" or "predict", for errors.

    Attributes:
        epoch: Index of the running epoch, which the loop sets.
    """

    def __init__(self, model, feed, caller):
        self.epoch = 0
        self._model = model
        self._feed = feed
        self._caller = caller
        self._is_first = True
        self._watches_loss = caller == "fit"
        self._has_checked_labels = caller == "predict"

    def before(self, function, chunk):
        """Traces what the first chunk needs, and checks it as far as it can be seen.

        Returns:
            The chunk to run: the one given, or its only batch, taken from its iterator to be seen.

        Raises:
            ValueError: Inputs, labels or ids do not fit the model.
            TypeError: Text for an input of numbers.
        """
        if not self._is_first:
            return chunk
        self._is_first = False
        x, unused_y, sample_weight = unpack_x_y_sample_weight(_described(chunk))
        if has_declared_inputs(self._model):
            check_inputs(self._model, x, self._caller)
        if sample_weight is not None and self._caller == "evaluate":
            warn_of_unseen_weights(self._model.compiled_metrics)
        with self.explained(chunk):
            function.prepare(chunk, self._feed.has_partial_batch)
            if not function.has_seen_data:
                chunk = function.take_out(chunk)
        if not self._has_checked_labels and has_known_outputs(self._model):
            self._check_labels(chunk)
        if not function.has_seen_data and not isinstance(chunk, IteratorBatches):
            function.has_seen_data = True
            is_good = check_values(self._model, chunk.batch(0), self._caller)
            self._watches_loss = self._watches_loss and is_good
        return chunk

    def after(self, chunk, outputs, done):
        """Warns, once, when the loss is no number any more.

        Args:
            chunk: What was run.
            outputs: Logs of its last batch.
            done: Batches of the epoch that ran before it.
        """
        if not self._has_checked_labels:  # run as Python, the first step is what tells the loss its outputs
            self._check_labels(chunk)
        if not self._watches_loss:
            return
        loss = outputs.get("loss") if isinstance(outputs, dict) else None
        if isinstance(loss, tf.Tensor) and not loss.shape.rank and not math.isfinite(loss):
            self._watches_loss = False
            check_labels_of_chunk(self._model, chunk)  # labels without a class make it NaN on GPUs and under XLA
            warnings.warn(nonfinite_data.explain_loss(self._model, float(loss), chunk, self.epoch, done), stacklevel=2)

    def explained(self, chunk):
        """Context manager around what traces or runs a chunk (see `step_errors`)."""
        return step_errors.explained(self._caller, chunk, self._model)

    def _check_labels(self, chunk):
        self._has_checked_labels = True
        if self._feed.host_targets is not None:
            check_labels(self._model, self._feed.host_targets)
        else:
            check_labels_of_chunk(self._model, chunk)


def check_values(model, batch, caller):
    """Looks at the values of a first batch.

    Returns:
        False, after a warning, when one to train on holds NaN.

    Raises:
        ValueError: An embedding has no vector for an id.
    """
    if has_declared_inputs(model):
        check_ids(model, unpack_x_y_sample_weight(batch)[0])
    return caller not in ("fit", "train_on_batch") or nonfinite_data.warn_of_batch(model, batch, caller)


def check_batch(model, function, batch, caller):
    """Checks a batch of `train_on_batch` or `test_on_batch`: all of the first one, later what kernels miss."""
    if isinstance(batch, tuple) and len(batch) > 1:
        if isinstance(batch[1], np.ndarray) and not len(batch[1]):
            raise ValueError(
                f"Expected input data to be non-empty. Received a batch of 0 rows: y.shape={batch[1].shape}\n"
                f"    Leave out `{caller}` for an empty batch."
            )
        if not function.has_seen_data or _kernels_take_any_label(model):
            check_labels(model, batch[1])
    if not function.has_seen_data:
        function.has_seen_data = True
        check_values(model, batch, caller)


def _kernels_take_any_label(model):
    """True where a label without a class makes the loss NaN; elsewhere the kernel of the loss refuses it."""
    return bool(model.jit_compile) or bool(tf.config.list_physical_devices("GPU"))


def has_known_outputs(model):
    """Whether the compiled loss has met outputs, which tell what labels they may be compared with."""
    return bool(getattr(getattr(model, "compiled_loss", None), "metrics", None))


def check_labels(model, targets, name="y"):
    """Raises when NumPy class numbers lie outside `[0, classes)` of their output; warns of labels no probability."""
    compiled_loss = getattr(model, "compiled_loss", None)
    if compiled_loss is not None and hasattr(compiled_loss, "check_labels"):
        compiled_loss.check_labels(targets, name)


def check_labels_of_chunk(model, chunk, name="y of this batch"):
    """The same for the batches of a chunk, where they can be seen."""
    for batch in nonfinite_data.batches_of(chunk):
        targets = unpack_x_y_sample_weight(batch)[1]
        if targets is not None:
            arrays = tf.nest.map_structure(lambda y: y.numpy() if isinstance(y, tf.Tensor) else y, targets)
            check_labels(model, arrays, name)


def _described(chunk):
    """A batch, or what describes one."""
    return chunk.iterator.element_spec if isinstance(chunk, IteratorBatches) else chunk.batch(0)

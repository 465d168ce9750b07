"""Epochs of TensorFlow iterators over any data, for models that write their own `fit`."""

import contextlib
import warnings

import tensorflow as tf

from keras.data.array_feed import ArrayFeed
from keras.data.class_weight import read_class_weight
from keras.data.dataset_feed import DatasetFeed
from keras.data.feed import open_feed
from keras.data.workers import Workers
from keras.support.api_export import keras_export


@keras_export("keras.__internal__.utils.get_data_handler")
def get_data_handler(*args, **kwargs):
    """Returns a `DataHandler`, which turns any data that `fit` takes into epochs of a TensorFlow iterator.

    >>> handler = get_data_handler(np.arange(4.0), batch_size=2, epochs=2)
    >>> for epoch, iterator in handler.enumerate_epochs():
    ...     with handler.catch_stop_iteration():
    ...         for step in handler.steps():
    ...             print(epoch, step, next(iterator).numpy())
    0 0 [0. 1.]
    0 1 [2. 3.]
    1 0 [0. 1.]
    1 1 [2. 3.]

    Args:
        *args, **kwargs: Those of `DataHandler`.
    """
    return DataHandler(*args, **kwargs)


class DataHandler:
    """Goes through data in epochs and steps.

    Args:
        x, y, sample_weight, batch_size, steps_per_epoch, initial_epoch, epochs, class_weight, max_queue_size, workers,
            use_multiprocessing: As in `fit`.
        shuffle: As in `fit`, but False where nothing is said.
        model: The model that the data is for; `class_weight` takes the names of its outputs.
        steps_per_execution: How many batches the caller takes at each step: an int or a `tf.Variable`, which is set
            lower for the last step of an epoch when fewer are left.
        distribute: Whether the `tf.distribute` strategy in scope distributes the data.
        pss_evaluation_shards: Without effect.

    Raises:
        ValueError: The arguments do not go together, or there is no data.
    """

    def __init__(
        self, x, y=None, sample_weight=None, batch_size=None, steps_per_epoch=None, initial_epoch=0, epochs=1,
        shuffle=False, class_weight=None, max_queue_size=10, workers=1, use_multiprocessing=False, model=None,
        steps_per_execution=None, distribute=True, pss_evaluation_shards=0,
    ):  # fmt: skip
        strategy = tf.distribute.get_strategy() if distribute and tf.distribute.has_strategy() else None
        self._epochs = range(initial_epoch, epochs)
        self._steps_per_execution = steps_per_execution
        self._workers = Workers(workers, use_multiprocessing, max_queue_size)
        self._source = open_feed(
            x, y, sample_weight, batch_size, steps_per_epoch, len(self._epochs), shuffle,
            read_class_weight(class_weight, model), strategy, workers=self._workers,
        )  # fmt: skip
        self._feed = _as_dataset_feed(self._source, steps_per_epoch, strategy)
        self._inferred_steps = self._source.steps_per_epoch
        self._step = 0
        self._step_increment = 0
        self._ran_dry = False

    @property
    def inferred_steps(self):
        """Steps of an epoch; None until the end of the data has told."""
        return self._inferred_steps

    @property
    def step_increment(self):
        """How many batches the running step takes beyond the first one."""
        return self._step_increment

    @property
    def should_sync(self):
        """Whether `sync` has something to wait for."""
        return False

    def sync(self):
        """Waits for steps that run elsewhere: there are none, steps run where they are called."""

    def enumerate_epochs(self):
        """Yields pairs of the index of an epoch and its iterator, until the data has run out."""
        with self._workers:
            for epoch in self._epochs:
                self._feed.start_epoch()
                yield epoch, self._feed.iterator
                if self._ran_dry:
                    return
                self._source.end_epoch()

    def steps(self):
        """Yields the index of the first batch of each step of an epoch."""
        self._step = 0
        while not self._ran_dry and (self._inferred_steps is None or self._step < self._inferred_steps):
            with self._sized_step():
                yield self._step
            self._step += self._step_increment + 1

    @contextlib.contextmanager
    def catch_stop_iteration(self):
        """Context manager around the steps of an epoch: takes note of the end of the data.

        When the length of an epoch was not known, now it is. When batches are missing, it warns, and there is no
        further epoch.
        """
        try:
            yield
        except (StopIteration, tf.errors.OutOfRangeError):
            if self._inferred_steps is None:
                self._inferred_steps = self._step
                return
            self._ran_dry = True
            warnings.warn(
                "Your input ran out of data; interrupting training. Make sure that your dataset or generator can "
                f"generate at least `steps_per_epoch * epochs` batches (in this case, "
                f"{self._inferred_steps * len(self._epochs)} batches). You may need to use the repeat() function when "
                f"building your dataset. The epoch is incomplete: it got {self._step} of {self._inferred_steps} "
                "batches.",
                stacklevel=3,
            )

    @contextlib.contextmanager
    def _sized_step(self):
        """Says how many batches the step takes, also in the variable of the caller, which gets its value back."""
        asked = self._steps_per_execution
        is_variable = isinstance(asked, tf.Variable)
        count = int(asked.numpy()) if is_variable else asked or 1
        left = count if self._inferred_steps is None else min(count, self._inferred_steps - self._step)
        self._step_increment = left - 1
        if not is_variable or left == count:
            yield
            return
        asked.assign(left)
        try:
            yield
        finally:
            asked.assign(count)


def _as_dataset_feed(feed, steps, strategy):
    if isinstance(feed, DatasetFeed):
        return feed
    if isinstance(feed, ArrayFeed):
        return DatasetFeed(feed.as_dataset(), steps, strategy)
    return DatasetFeed(_dataset_of(feed), feed.steps_per_epoch, strategy, restarts=True)


def _dataset_of(feed):
    """A dataset of one epoch of batches that Python makes; each iterator over it is the next epoch."""
    feed.start_epoch()
    waiting = [feed.take(1)]

    def batches():
        if not waiting:
            feed.start_epoch()
        chunk = waiting.pop() if waiting else feed.take(1)
        while chunk is not None:
            yield chunk.data
            chunk = feed.take(1)

    return tf.data.Dataset.from_generator(batches, output_signature=tf.nest.map_structure(_spec_of, waiting[0].data))


def _spec_of(leaf):
    spec = tf.type_spec_from_value(tf.convert_to_tensor(leaf) if hasattr(leaf, "__array__") else leaf)
    return tf.TensorSpec([None, *spec.shape[1:]], spec.dtype) if isinstance(spec, tf.TensorSpec) else spec

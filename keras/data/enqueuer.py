"""Enqueuers: read a sequence or a generator ahead, for training loops of one's own."""

import itertools
import random

from keras.data.workers import END, Workers
from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.utils.SequenceEnqueuer")
class SequenceEnqueuer:
    """Base of what reads data ahead with workers; a subclass opens the reader and has `get`.

    >>> squares = keras.utils.GeneratorEnqueuer(number**2 for number in range(4))
    >>> squares.start()
    >>> list(squares.get())
    [0, 1, 4, 9]
    >>> squares.stop()

    Args:
        sequence: What is read.
        use_multiprocessing: Whether the workers are processes; else they are threads.
    """

    def __init__(self, sequence, use_multiprocessing=False):
        self.sequence = sequence
        self.use_multiprocessing = use_multiprocessing
        self._reader = None

    def start(self, workers=1, max_queue_size=10):
        """Starts the workers; those of an earlier start are stopped.

        Args:
            workers: How many. 0 reads in the thread that takes.
            max_queue_size: How many items are read ahead at most.

        Raises:
            ValueError: There is nothing to read, or processes cannot receive the sequence.
        """
        self.stop()
        self._reader = self._open_reader(Workers(workers, self.use_multiprocessing, max_queue_size))

    def stop(self, timeout=None):
        """Stops the workers, each after the item that it is reading. Iterators that `get` gave are at their end.

        Args:
            timeout: Seconds to wait for the workers; threads are then left to themselves and processes killed. None:
                as long as it takes.
        """
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close(timeout)

    def is_running(self):
        """Whether there are workers."""
        return self._reader is not None

    def get(self):
        """Returns an iterator over the items."""
        raise NotImplementedError(f"{arguments.owner_name(self)} must define `get()`, an iterator over the items.")

    def _open_reader(self, workers):
        raise NotImplementedError(
            f"{arguments.owner_name(self)} cannot start: use `OrderedEnqueuer` for a sequence, `GeneratorEnqueuer` for "
            "a generator."
        )

    def _note_taken(self, reader):
        """Is told of each item before it is handed out."""

    def _take_items(self):
        """Iterator over the items until the end, a stop or an error, which stops the workers."""
        reader = self._reader
        while reader is not None and reader is self._reader:
            try:
                item = next(reader)
                self._note_taken(reader)
            except BaseException:
                self.stop(timeout=1)
                raise
            if item is END:
                return
            if item is not None:
                yield item


@keras_export("keras.utils.OrderedEnqueuer")
class OrderedEnqueuer(SequenceEnqueuer):
    """Reads a `keras.utils.Sequence` ahead, epoch after epoch, in an order that does not depend on the workers.

    `get` never ends by itself: after the last batch it calls `on_epoch_end` of the sequence and goes on with the next
    epoch. Batches that are None are left out.

    >>> class Tens(keras.utils.Sequence):
    ...     def __len__(self):
    ...         return 3
    ...     def __getitem__(self, index):
    ...         return 10 * index
    >>> enqueuer = keras.utils.OrderedEnqueuer(Tens())
    >>> enqueuer.start(workers=2)
    >>> batches = enqueuer.get()
    >>> [next(batches) for _ in range(4)]
    [0, 10, 20, 0]
    >>> enqueuer.stop()

    Args:
        sequence: The sequence, or anything with a length and items.
        use_multiprocessing: Whether the workers are processes, which import the main program again: what it runs must
            stand under `if __name__ == "__main__":`.
        shuffle: Whether each epoch takes the batches in a new order.
    """

    def __init__(self, sequence, use_multiprocessing=False, shuffle=False):
        super().__init__(sequence, use_multiprocessing)
        self.shuffle = shuffle
        self._order = []  # of the running epoch; a shuffle goes on from the one before
        self._left = 0  # batches of the running epoch that were not taken yet

    def get(self):
        """Returns an iterator over batches, which raises what reading a batch raised."""
        return self._take_items()

    def _open_reader(self, workers):
        order = self._draw_order()
        reader = workers.read_sequence(self.sequence, _as_it_is)
        reader.begin(order)
        return reader

    def _note_taken(self, reader):
        self._left -= 1
        if not self._left:
            if hasattr(self.sequence, "on_epoch_end"):
                self.sequence.on_epoch_end()
            reader.begin(self._draw_order())

    def _draw_order(self):
        self._left = len(self.sequence)
        if not self._left:
            raise ValueError(f"OrderedEnqueuer: the sequence has no batches: len({type(self.sequence).__name__}) is 0.")
        if len(self._order) != self._left:
            self._order = list(range(self._left))
        if self.shuffle:
            random.shuffle(self._order)
        return list(self._order)


@keras_export("keras.utils.GeneratorEnqueuer")
class GeneratorEnqueuer(SequenceEnqueuer):
    """Reads a generator ahead with one thread, up to its end. Items that are None are left out.

    >>> enqueuer = keras.utils.GeneratorEnqueuer(iter("abc"))
    >>> enqueuer.start(max_queue_size=2)
    >>> "".join(enqueuer.get())
    'abc'
    >>> enqueuer.stop()

    Args:
        generator: Generator or iterator.
        use_multiprocessing: Has no effect but a warning: a generator cannot be sent to a process.
        random_seed: Has no effect: the generator draws random numbers in this process, with the seeds set here.
    """

    def __init__(self, generator, use_multiprocessing=False, random_seed=None):
        super().__init__(generator, use_multiprocessing)
        self.random_seed = random_seed

    def get(self):
        """Returns an iterator over the items, which raises what the generator raised."""
        return self._take_items()

    def _open_reader(self, workers):
        reader = workers.read_generator(iter(self.sequence), _as_it_is)
        reader.begin(itertools.count())
        return reader


def _as_it_is(batch):
    return batch

"""Batches of a sequence, read ahead by processes."""

import functools
import pickle
import random

from keras.data.read_ahead import ReadAhead
from keras.data.worker_process import WorkerProcess
from keras.support import state


class ProcessReadAhead(ReadAhead):
    """`ReadAhead` whose jobs are indices of a sequence, and whose threads each let a process of their own read.

    The processes start once and work on copies of the sequence, which are renewed by `begin` when it has changed.

    Args:
        sequence: What is indexed; it must be possible to pickle it.
        finish: Function from a batch to its result, which runs in the threads of this process.
        count: How many processes.
        depth: How many results are read ahead at most.

    Raises:
        ValueError: The sequence cannot be pickled.
    """

    def __init__(self, sequence, finish, count, depth):
        self._sequence = sequence
        self._pickled = _pickle(sequence)
        self._seed = (state.process.random_generator or random).getrandbits(32)
        self._begun = 0
        self._processes = [WorkerProcess(number) for number in range(count)]
        super().__init__([functools.partial(_read, process, finish) for process in self._processes], depth)

    def begin(self, jobs):
        """Goes on with these indices, on the sequence as it is now; what is left of earlier ones is dropped."""
        self.drop()
        pickled = _pickle(self._sequence)
        if pickled != self._pickled:
            self._pickled = pickled
        self._begun += 1
        pass_seed = f"{self._seed} {self._begun}"
        super().begin((self._pickled, index, _seed_of(pass_seed, index)) for index in jobs)

    def close(self, timeout=None):
        """Ends threads and processes, which have `timeout` seconds for the batches that they are reading."""
        if not super().close(timeout):
            for process in self._processes:
                process.kill()
            super().close()
        for process in self._processes:
            process.hang_up()
        for process in self._processes:
            process.wait()
        self._processes = []
        return True


def _read(process, finish, job):
    return finish(process.read(*job))


def _seed_of(pass_seed, index):
    return random.Random(f"{pass_seed} {index}").getrandbits(32)


def _pickle(sequence):
    try:
        return pickle.dumps(sequence, protocol=5)
    except Exception as error:
        raise ValueError(
            f"`use_multiprocessing=True` needs a sequence that can be pickled: {type(sequence).__name__} cannot: "
            f"{error}\n    Open files and connections in `__getitem__`, define the class in a file of its own, or pass "
            "`use_multiprocessing=False` for threads."
        ) from error

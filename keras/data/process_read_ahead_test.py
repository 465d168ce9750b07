import importlib
import multiprocessing
import os
import shutil
import sys
import tempfile

import tensorflow as tf

from keras.data.process_read_ahead import ProcessReadAhead
from keras.testing import test_case
from keras.utils import random_seed

# A module of its own, so that workers load the sequence without loading Keras.
_SEQUENCE = """
import os
import random
import signal
import sys

import numpy as np


class Batches:
    def __init__(self, fails_at=None, dies_at=None, offset=0):
        self.fails_at, self.dies_at, self.offset = fails_at, dies_at, offset

    def __len__(self):
        return 6

    def __getitem__(self, index):
        if index == self.fails_at:
            raise KeyError("no such file")
        if index == self.dies_at:
            os.kill(os.getpid(), signal.SIGKILL)
        return np.full(2, index + self.offset)


class Surroundings(Batches):
    def __getitem__(self, index):
        return {
            "draws": (random.random(), float(np.random.rand())),
            "has TensorFlow": "tensorflow" in sys.modules,
            "pid": os.getpid(),
        }
"""


def _as_it_is(batch):
    return batch


class ProcessReadAheadTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        with open(os.path.join(folder, "sequence_of_test.py"), "w") as file:
            file.write(_SEQUENCE)
        sys.path.insert(0, folder)
        self.addCleanup(sys.path.remove, folder)
        self.addCleanup(sys.modules.pop, "sequence_of_test", None)
        importlib.invalidate_caches()
        self.sequences = importlib.import_module("sequence_of_test")

    def open_reader(self, sequence, count=2):
        reader = ProcessReadAhead(sequence, _as_it_is, count, depth=4)
        self.addCleanup(reader.close, timeout=0)
        return reader

    def test_batches_come_in_order_and_follow_changes_of_the_sequence(self):
        sequence = self.sequences.Batches()
        reader = self.open_reader(sequence)
        reader.begin(range(6))
        self.assertEqual([int(batch[0]) for batch in reader], [0, 1, 2, 3, 4, 5])
        sequence.offset = 10
        reader.begin([5, 0])
        self.assertEqual([batch.tolist() for batch in reader], [[15, 15], [10, 10]])
        reader.close()
        self.assertEmpty(multiprocessing.active_children())

    def test_an_error_keeps_its_type_and_shows_the_traceback_of_the_worker(self):
        reader = self.open_reader(self.sequences.Batches(fails_at=1))
        reader.begin(range(6))
        self.assertAllEqual(next(reader), [0, 0])
        with self.assertRaisesRegex(KeyError, "no such file") as caught:
            next(reader)
        text = str(caught.exception.__cause__)
        self.assertRegex(text, r"^Worker process \d, batch 1:\nTraceback")
        self.assertIn("in __getitem__", text)

    def test_the_death_of_a_worker_names_it_and_the_batch(self):
        reader = self.open_reader(self.sequences.Batches(dies_at=3), count=1)
        reader.begin(range(6))
        self.assertEqual([int(next(reader)[0]) for _ in range(3)], [0, 1, 2])
        with self.assertRaisesRegex(
            RuntimeError, r"Worker process 0 \(pid \d+\) ended with signal 9 while it read batch 3\."
        ):
            next(reader)

    def test_draws_do_not_depend_on_the_worker_and_workers_have_no_tensorflow_that_the_sequence_does_not_need(self):
        draws = []
        for count in (1, 2):
            random_seed.set_random_seed(3)
            reader = self.open_reader(self.sequences.Surroundings(), count)
            reader.begin(range(6))
            batches = list(reader)
            reader.begin(range(1))
            again = next(reader)["draws"]
            self.assertNotIn(True, [batch["has TensorFlow"] for batch in batches])
            self.assertNotIn(os.getpid(), [batch["pid"] for batch in batches])
            draws.append([batch["draws"] for batch in batches] + [again])
            reader.close()
        self.assertEqual(draws[0], draws[1])
        self.assertLen(set(draws[0]), 7)

    def test_a_sequence_that_cannot_be_pickled_is_refused_before_any_process_starts(self):
        sequence = self.sequences.Batches()
        sequence.file = open(os.devnull)
        self.addCleanup(sequence.file.close)
        with self.assertRaisesRegex(ValueError, "needs a sequence that can be pickled: Batches cannot"):
            ProcessReadAhead(sequence, _as_it_is, 1, 1)
        self.assertEmpty(multiprocessing.active_children())

    def test_a_class_that_workers_cannot_import_is_explained(self):
        sequence = self.sequences.Batches()
        type(sequence).__module__ = "__main__"
        sys.modules["__main__"].Batches = type(sequence)
        self.addCleanup(delattr, sys.modules["__main__"], "Batches")
        reader = self.open_reader(sequence, 1)
        reader.begin(range(1))
        with self.assertRaisesRegex(RuntimeError, "Worker process 0 could not load the sequence: AttributeError"):
            next(reader)


if __name__ == "__main__":
    tf.test.main()

import threading

import tensorflow as tf

from keras.data.workers import END, Workers
from keras.testing import test_case


class _Threads:
    """A sequence of the names of the threads that read it."""

    def __getitem__(self, index):
        return threading.current_thread().name


class WorkersTest(test_case.TestCase):
    def read(self, *settings):
        with Workers(*settings) as workers:
            reader = workers.read_sequence(_Threads(), str)
            reader.begin(range(3))
            return set(reader)

    def test_without_workers_the_calling_thread_reads(self):
        self.assertEqual(self.read(0), {threading.current_thread().name})
        self.assertEqual(self.read(0, True), {threading.current_thread().name})

    def test_threads_read_by_default_and_end_with_the_block(self):
        self.assertEqual(self.read(), {"keras-reader-0"})
        self.assertNotIn("keras-reader-0", [thread.name for thread in threading.enumerate()])

    def test_one_thread_reads_a_generator(self):
        with Workers() as workers:
            reader = workers.read_generator(iter([1, 2]), lambda number: 10 * number)
            reader.begin(range(4))
            self.assertEqual(list(reader), [10, 20, END, END])

    def test_several_workers_for_a_generator_are_warned_of(self):
        with (
            self.assertWarnsRegex(UserWarning, "one thread of this process reads it.*workers=2"),
            Workers(2) as workers,
        ):
            workers.read_generator(iter([]), str)


if __name__ == "__main__":
    tf.test.main()

import threading
import time
import traceback

import tensorflow as tf
from absl.testing import parameterized

from keras.data.read_ahead import ReadAhead
from keras.testing import test_case


def _square(number):
    return number**2


def _count_readers():
    return sum(thread.name.startswith("keras-reader") for thread in threading.enumerate())


class ReadAheadTest(test_case.TestCase, parameterized.TestCase):
    @parameterized.parameters(0, 1, 2, 5)
    def test_results_come_in_order_for_any_number_of_threads(self, threads):
        def slow_when_even(number):
            time.sleep(0.002 * (number % 2 == 0))
            return number

        reader = ReadAhead([slow_when_even] * threads, 4, slow_when_even)
        for count in (7, 3):
            reader.begin(range(count))
            self.assertEqual(list(reader), list(range(count)))
        reader.close()

    def test_as_many_results_are_read_ahead_as_the_depth_says(self):
        read = []
        reader = ReadAhead([read.append], 3)
        reader.begin(range(100))
        next(reader)
        reader.drop()
        self.assertBetween(len(read), 1, 4)
        reader.close()

    def test_an_error_comes_up_where_its_job_stood_and_has_its_traceback(self):
        def refuse_two(number):
            if number == 2:
                raise KeyError("two")
            return number

        reader = ReadAhead([refuse_two] * 3, 5)
        reader.begin(range(5))
        self.assertEqual([next(reader), next(reader)], [0, 1])
        try:
            next(reader)
            self.fail("no error")
        except KeyError as error:
            self.assertEqual(traceback.extract_tb(error.__traceback__)[-1].name, "refuse_two")
        reader.close()

    def test_a_stop_iteration_in_a_job_does_not_pass_for_the_end(self):
        reader = ReadAhead([lambda job: next(iter([]))], 1)
        reader.begin(range(2))
        with self.assertRaisesRegex(RuntimeError, "StopIteration"):
            next(reader)
        reader.close()

    def test_after_a_drop_no_job_runs_and_none_is_left(self):
        running = []

        def read(job):
            running.append(job)
            time.sleep(0.01)
            running.remove(job)

        reader = ReadAhead([read] * 2, 4)
        reader.begin(range(10))
        next(reader)
        reader.drop()
        self.assertEqual((running, list(reader)), ([], []))
        reader.close()

    def test_closing_ends_the_threads(self):
        before = _count_readers()
        reader = ReadAhead([_square] * 3, 4)
        reader.begin(range(10))
        self.assertEqual(_count_readers(), before + 3)
        self.assertTrue(reader.close())
        self.assertEqual(_count_readers(), before)

    def test_closing_waits_no_longer_than_it_was_told(self):
        begun, release = threading.Event(), threading.Event()
        reader = ReadAhead([lambda job: (begun.set(), release.wait())], 1)
        reader.begin(range(1))
        begun.wait()
        self.assertFalse(reader.close(timeout=0.01))
        release.set()
        self.assertTrue(reader.close())

    def test_threads_of_a_reader_that_nobody_holds_end(self):
        before = _count_readers()
        reader = ReadAhead([_square] * 3, 4)
        reader.begin(range(10))
        del reader
        deadline = time.monotonic() + 5
        while _count_readers() > before and time.monotonic() < deadline:
            time.sleep(0.001)
        self.assertEqual(_count_readers(), before)

    def test_thousands_of_tiny_epochs_do_not_hang(self):
        reader = ReadAhead([_square] * 4, 2)
        for _ in range(3000):
            reader.begin(range(3))
            self.assertEqual(list(reader), [0, 1, 4])
        reader.close()


if __name__ == "__main__":
    tf.test.main()

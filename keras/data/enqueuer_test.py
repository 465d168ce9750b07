import random
import threading

import tensorflow as tf
from absl.testing import parameterized

from keras.data.enqueuer import GeneratorEnqueuer, OrderedEnqueuer, SequenceEnqueuer
from keras.data.sequence import Sequence
from keras.testing import test_case


class _Indices(Sequence):
    def __init__(self, count, fails_at=None):
        self.count = count
        self.fails_at = fails_at
        self.epoch = 0

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        if index == self.fails_at:
            raise KeyError(f"batch {index}")
        return 10 * self.epoch + index

    def on_epoch_end(self):
        self.epoch += 1


def _take(enqueuer, count):
    batches = enqueuer.get()
    return [next(batches) for _ in range(count)]


class OrderedEnqueuerTest(test_case.TestCase, parameterized.TestCase):
    @parameterized.parameters(0, 1, 3)
    def test_epochs_follow_each_other_and_the_sequence_is_told_between(self, workers):
        enqueuer = OrderedEnqueuer(_Indices(3))
        enqueuer.start(workers, max_queue_size=5)
        self.assertEqual(_take(enqueuer, 7), [0, 1, 2, 10, 11, 12, 20])
        enqueuer.stop()

    def test_shuffled_epochs_are_those_of_the_reference(self):
        random.seed(1)
        enqueuer = OrderedEnqueuer(list(range(6)), shuffle=True)
        enqueuer.start()
        self.assertEqual(_take(enqueuer, 12), [2, 3, 5, 0, 4, 1, 2, 3, 5, 4, 1, 0])
        enqueuer.stop()

    def test_it_runs_from_start_to_stop_and_can_be_started_again(self):
        enqueuer = OrderedEnqueuer(_Indices(3))
        self.assertEqual((enqueuer.is_running(), list(enqueuer.get())), (False, []))
        for _ in range(2):
            enqueuer.start()
            batches = enqueuer.get()
            self.assertTrue(enqueuer.is_running())
            next(batches)
            enqueuer.stop()
            self.assertEqual((enqueuer.is_running(), list(batches)), (False, []))

    def test_an_error_reaches_the_caller_and_stops_the_workers(self):
        enqueuer = OrderedEnqueuer(_Indices(3, fails_at=1))
        enqueuer.start(workers=2)
        batches = enqueuer.get()
        self.assertEqual(next(batches), 0)
        with self.assertRaisesRegex(KeyError, "batch 1"):
            next(batches)
        self.assertFalse(enqueuer.is_running())
        self.assertNotIn("keras-reader-1", [thread.name for thread in threading.enumerate()])

    def test_batches_that_are_none_are_left_out(self):
        enqueuer = OrderedEnqueuer([1, None, 3])
        enqueuer.start()
        self.assertEqual(_take(enqueuer, 3), [1, 3, 1])
        enqueuer.stop()

    def test_a_sequence_without_batches_is_refused(self):
        with self.assertRaisesRegex(ValueError, "the sequence has no batches"):
            OrderedEnqueuer(_Indices(0)).start()


class GeneratorEnqueuerTest(test_case.TestCase):
    def test_items_come_up_to_the_end(self):
        enqueuer = GeneratorEnqueuer(iter([1, None, 2]))
        enqueuer.start()
        self.assertEqual(list(enqueuer.get()), [1, 2])
        self.assertTrue(enqueuer.is_running())
        enqueuer.stop()

    def test_an_error_comes_after_the_items_before_it(self):
        def items():
            yield 1
            raise KeyError("second item")

        enqueuer = GeneratorEnqueuer(items(), random_seed=3)
        enqueuer.start()
        batches = enqueuer.get()
        self.assertEqual(next(batches), 1)
        with self.assertRaisesRegex(KeyError, "second item"):
            next(batches)
        self.assertFalse(enqueuer.is_running())


class SequenceEnqueuerTest(test_case.TestCase):
    def test_the_base_reads_nothing_and_says_what_does(self):
        with self.assertRaisesRegex(NotImplementedError, "use `OrderedEnqueuer`"):
            SequenceEnqueuer(_Indices(1)).start()
        with self.assertRaisesRegex(NotImplementedError, r"must define `get\(\)`"):
            SequenceEnqueuer(_Indices(1)).get()


if __name__ == "__main__":
    tf.test.main()

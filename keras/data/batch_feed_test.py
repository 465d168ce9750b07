import numpy as np
import tensorflow as tf

from keras.data.batch_feed import GeneratorFeed, SequenceFeed, as_batch
from keras.data.sequence import Sequence
from keras.testing import test_case


class _Numbers(Sequence):
    def __init__(self, count):
        self.count = count
        self.ended = 0

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        return np.array([index])

    def on_epoch_end(self):
        self.ended += 1


class GeneratorFeedTest(test_case.TestCase):
    def test_batches_come_once_and_then_run_out(self):
        feed = GeneratorFeed(np.array([i]) for i in range(2))
        values = [feed.take(5).data.tolist(), feed.take(5).data.tolist(), feed.take(5)]
        self.assertEqual(values, [[0], [1], None])

    def test_an_empty_generator_is_refused(self):
        with self.assertRaisesRegex(ValueError, "the generator yielded no batch"):
            GeneratorFeed(iter([]))


class SequenceFeedTest(test_case.TestCase):
    def test_batches_come_in_order_in_every_epoch(self):
        feed = SequenceFeed(_Numbers(3))
        for _ in range(2):
            feed.start_epoch()
            self.assertEqual([int(feed.take(1).data[0]) for _ in range(3)], [0, 1, 2])

    def test_shuffling_visits_every_batch(self):
        feed = SequenceFeed(_Numbers(20), shuffle=True)
        feed.start_epoch()
        order = [int(feed.take(1).data[0]) for _ in range(20)]
        self.assertEqual(sorted(order), list(range(20)))
        self.assertNotEqual(order, list(range(20)))

    def test_the_sequence_is_told_of_the_end_of_an_epoch(self):
        source = _Numbers(1)
        SequenceFeed(source).end_epoch()
        self.assertEqual(source.ended, 1)

    def test_an_empty_sequence_is_refused(self):
        with self.assertRaisesRegex(ValueError, "a Sequence of 0 batches"):
            SequenceFeed(_Numbers(0))


class AsBatchTest(test_case.TestCase):
    def test_lists_become_arrays_and_floats_the_float_type(self):
        x, y = as_batch(([1.0, 2.0], [1, 2]))
        self.assertEqual((x.dtype, y.dtype), (np.float32, np.int64))

    def test_a_list_of_inputs_becomes_a_tuple(self):
        (first, second), y = as_batch(([np.ones(2), np.zeros(2)], np.ones(2)))
        self.assertEqual((first[0], second[0], y[0]), (1.0, 0.0, 1.0))


if __name__ == "__main__":
    tf.test.main()

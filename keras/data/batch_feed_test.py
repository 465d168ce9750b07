import random

import numpy as np
import tensorflow as tf

from keras.data.batch_feed import GeneratorFeed, SequenceFeed, as_batch
from keras.data.sequence import Sequence
from keras.data.workers import Workers
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

    def test_reading_ahead_ends_with_the_steps_of_the_epoch(self):
        numbers = iter(range(100))
        with Workers(1, max_queue_size=10) as workers:
            feed = GeneratorFeed((np.array([number]) for number in numbers), steps=3, workers=workers)
            for _ in range(2):
                feed.start_epoch()
                for _ in range(3):
                    feed.take(1)
        self.assertEqual(next(numbers), 6)

    def test_a_state_is_found_again_in_a_new_generator(self):
        def open_feed():
            return GeneratorFeed((np.array([number]) for number in range(100)), steps=3)

        feed = open_feed()
        for _ in range(2):
            feed.start_epoch()
            feed.take(1)
        again = open_feed()
        again.set_state(feed.get_state())
        self.assertEqual([int(again.take(1).data[0]), int(feed.take(1).data[0])], [2, 2])


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

    def test_fewer_steps_begin_again_and_more_steps_run_dry(self):
        feed = SequenceFeed(_Numbers(3), steps=2)
        for _ in range(2):
            feed.start_epoch()
            self.assertEqual([int(feed.take(1).data[0]) for _ in range(2)], [0, 1])
        feed = SequenceFeed(_Numbers(2), steps=5)
        feed.start_epoch()
        self.assertEqual([feed.take(1) is None for _ in range(3)], [False, False, True])

    def test_the_length_may_change_between_epochs(self):
        source = _Numbers(1)
        feed = SequenceFeed(source)
        source.count = 3
        feed.end_epoch()
        feed.start_epoch()
        self.assertEqual((feed.steps_per_epoch, len(list(iter(lambda: feed.take(1), None)))), (3, 3))

    def test_a_sequence_without_length_goes_on_and_needs_steps(self):
        class Endless(Sequence):
            def __getitem__(self, index):
                return np.array([index])

        feed = SequenceFeed(Endless(), steps=2)
        seen = []
        for _ in range(2):
            feed.start_epoch()
            seen += [int(feed.take(1).data[0]) for _ in range(2)]
        self.assertEqual(seen, [0, 1, 2, 3])
        with self.assertRaisesRegex(ValueError, "Endless has no length: define `__len__`.*`steps_per_epoch`"):
            SequenceFeed(Endless())

    def test_a_state_is_found_again_in_the_same_order(self):
        class Redrawn(_Numbers):
            drawn = 0

            def on_epoch_end(self):
                self.drawn = random.random() + np.random.rand()

        source, later = Redrawn(20), Redrawn(20)
        feed = SequenceFeed(source, shuffle=True)
        for _ in range(2):
            feed.start_epoch()
            feed.end_epoch()
        feed.start_epoch()
        feed.take(1)
        again = SequenceFeed(later, shuffle=True)
        again.set_state(feed.get_state())
        self.assertEqual(later.drawn, source.drawn)
        rest = [[int(chunk.data[0]) for chunk in iter(lambda: f.take(1), None)] for f in (feed, again)]
        self.assertEqual(rest[0], rest[1])
        self.assertLen(rest[0], 19)

    def test_a_sequence_with_a_state_of_its_own_takes_it(self):
        class Stateful(_Numbers):
            def get_state(self):
                return self.ended

            def set_state(self, state):
                self.ended = 10 + state

        feed, later = SequenceFeed(Stateful(2)), Stateful(2)
        feed.start_epoch()
        feed.end_epoch()
        SequenceFeed(later).set_state(feed.get_state())
        self.assertEqual(later.ended, 11)

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

import numpy as np
import tensorflow as tf

from keras.data.array_feed import ArrayFeed
from keras.data.chunk import OneBatch, StackedBatches
from keras.data.class_weight import ClassWeight
from keras.testing import test_case


def _read_all(feed, count=1):
    chunks = []
    feed.start_epoch()
    for _ in range(feed.steps_per_epoch):
        chunk = feed.take(count)
        if chunk is None:
            break
        chunks.append(chunk)
    return chunks


class ArrayFeedTest(test_case.TestCase):
    def test_batches_come_in_order_and_the_last_one_is_smaller(self):
        feed = ArrayFeed(np.arange(5), batch_size=2)
        self.assertEqual([chunk.data.tolist() for chunk in _read_all(feed)], [[0, 1], [2, 3], [4]])
        self.assertEqual(feed.steps_per_epoch, 3)
        self.assertTrue(feed.has_partial_batch)

    def test_full_batches_are_stacked_and_the_partial_one_comes_alone(self):
        feed = ArrayFeed(np.arange(5), np.arange(5), batch_size=2)
        feed.start_epoch()
        stacked, last = feed.take(3), feed.take(3)
        self.assertIsInstance(stacked, StackedBatches)
        self.assertEqual(stacked.steps, 2)
        self.assertEqual(stacked.data[0].tolist(), [[0, 1], [2, 3]])
        self.assertIsInstance(last, OneBatch)
        self.assertEqual(last.data[1].tolist(), [4])

    def test_rows_are_not_copied_without_shuffling(self):
        x = np.zeros((4, 3), np.float32)
        feed = ArrayFeed(x, batch_size=2)
        feed.start_epoch()
        self.assertTrue(np.shares_memory(feed.take(2).data, x))

    def test_floats_become_the_float_type_and_integers_stay(self):
        feed = ArrayFeed(np.ones(2), np.ones(2, np.int64), batch_size=2)
        feed.start_epoch()
        x, y = feed.take(1).data
        self.assertEqual((x.dtype, y.dtype), (np.float32, np.int64))

    def test_shuffling_keeps_rows_together_and_draws_a_new_order_each_epoch(self):
        feed = ArrayFeed(np.arange(64), np.arange(64), batch_size=64, epochs=2, shuffle=True)
        first, second = _read_all(feed)[0].data, _read_all(feed)[0].data
        self.assertAllEqual(first[0], first[1])
        self.assertEqual(sorted(first[0].tolist()), list(range(64)))
        self.assertNotEqual(first[0].tolist(), second[0].tolist())

    def test_the_order_follows_the_global_seed(self):
        orders = []
        for _ in range(2):
            tf.random.set_seed(7)
            orders.append(_read_all(ArrayFeed(np.arange(32), batch_size=32, shuffle=True))[0].data.tolist())
        self.assertEqual(orders[0], orders[1])

    def test_batch_shuffling_keeps_the_rows_of_a_batch_together(self):
        feed = ArrayFeed(np.arange(10), batch_size=4, epochs=20, shuffle="batch")
        orders = set()
        for _ in range(20):
            batches = [chunk.data.tolist() for chunk in _read_all(feed)]
            self.assertEqual(sorted(map(sorted, batches)), [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]])
            orders.add(tuple(min(batch) for batch in batches))
        self.assertGreater(len(orders), 3)

    def test_batch_shuffling_stacks_around_the_smaller_batch(self):
        feed = ArrayFeed(np.arange(10), batch_size=4, epochs=20, shuffle="batch")
        for _ in range(20):
            feed.start_epoch()
            chunks = []
            while len(np.concatenate(chunks or [[]])) < 10:
                chunks.append(feed.take(3).data.reshape(-1))
            self.assertEqual(sorted(np.concatenate(chunks)), list(range(10)))

    def test_a_chunk_is_bounded_in_bytes(self):
        row = np.zeros((1, 2**18), np.float32)  # 1 MB
        feed = ArrayFeed(np.broadcast_to(row, (1000, 2**18)), batch_size=16)
        self.assertEqual(_read_all(feed, count=100)[0].steps, 4)
        self.assertIsInstance(ArrayFeed(np.broadcast_to(row, (1000, 2**18)), batch_size=100).take(9), OneBatch)

    def test_a_given_number_of_steps_continues_across_epochs(self):
        feed = ArrayFeed(np.arange(6), batch_size=2, steps=2, epochs=2)
        epochs = [[chunk.data.tolist() for chunk in _read_all(feed)] for _ in range(2)]
        self.assertEqual(epochs, [[[0, 1], [2, 3]], [[4, 5], [0, 1]]])

    def test_passes_run_out(self):
        feed = ArrayFeed(np.arange(2), batch_size=2, steps=3, epochs=1)
        self.assertLen(_read_all(feed), 1)

    def test_the_number_of_steps_gives_the_batch_size(self):
        self.assertEqual(ArrayFeed(np.arange(10), steps=4).batch_size, 3)

    def test_bounds_limit_the_rows(self):
        feed = ArrayFeed(np.arange(10), batch_size=2, bounds=(7, 10))
        self.assertEqual([chunk.data.tolist() for chunk in _read_all(feed)], [[7, 8], [9]])

    def test_class_weights_become_sample_weights(self):
        feed = ArrayFeed(np.arange(2), np.array([1, 0]), batch_size=2, class_weight=ClassWeight({0: 1.0, 1: 5.0}))
        self.assertEqual(_read_all(feed)[0].data[2].tolist(), [5.0, 1.0])

    def test_structures_are_kept_with_lists_as_tuples(self):
        feed = ArrayFeed([np.arange(2), {"b": np.arange(2)}], batch_size=2)
        ((first, second),) = _read_all(feed)[0].data
        self.assertEqual((first.tolist(), second["b"].tolist()), ([0, 1], [0, 1]))

    def test_as_dataset_gives_the_same_batches(self):
        dataset = ArrayFeed(np.arange(3), batch_size=2).as_dataset()
        for _ in range(2):
            self.assertEqual([batch.numpy().tolist() for batch in dataset], [[0, 1], [2]])

    def test_as_dataset_goes_through_all_passes_where_epochs_continue_one_another(self):
        dataset = ArrayFeed(np.arange(3), batch_size=2, steps=1, epochs=2).as_dataset()
        self.assertEqual([batch.numpy().tolist() for batch in dataset], [[0, 1], [2], [0, 1], [2]])
        self.assertEqual(int(dataset.cardinality()), 4)

    def test_text_has_a_dataset(self):
        dataset = ArrayFeed(np.array(["a", "b"]), batch_size=2).as_dataset()
        self.assertAllEqual(next(iter(dataset)), [b"a", b"b"])

    def test_different_lengths_are_refused_by_name(self):
        with self.assertRaisesRegex(ValueError, r"(?s)Data cardinality is ambiguous:\n  x sizes: 3\n  y sizes: 2\n"):
            ArrayFeed(np.arange(3), np.arange(2))

    def test_no_rows_are_refused(self):
        with self.assertRaisesRegex(ValueError, r"Expected input data to be non-empty.*x\.shape=\(0, 3\)"):
            ArrayFeed(np.zeros((0, 3)))


if __name__ == "__main__":
    tf.test.main()

import numpy as np
import tensorflow as tf

from keras.data.array_feed import ArrayFeed
from keras.data.batch_feed import GeneratorFeed
from keras.data.dataset_feed import DatasetFeed
from keras.data.feed import open_feed, open_split_feeds
from keras.testing import test_case


class OpenFeedTest(test_case.TestCase):
    def test_each_kind_of_data_gets_its_feed(self):
        dataset = tf.data.Dataset.range(2).batch(1)
        self.assertIsInstance(open_feed(np.ones(2)), ArrayFeed)
        self.assertIsInstance(open_feed([[1, 2], [3, 4]]), ArrayFeed)
        self.assertIsInstance(open_feed({"a": tf.ones(2)}), ArrayFeed)
        self.assertIsInstance(open_feed(dataset), DatasetFeed)
        self.assertIsInstance(open_feed(iter(dataset)), DatasetFeed)
        self.assertIsInstance(open_feed(i for i in [np.ones(1)]), GeneratorFeed)

    def test_ragged_and_sparse_tensors_are_batched_by_a_dataset(self):
        self.assertIsInstance(open_feed(tf.ragged.constant([[1], [2, 3]])), DatasetFeed)
        self.assertIsInstance(open_feed(np.ones(2), [tf.sparse.eye(2)]), DatasetFeed)

    def test_targets_and_batch_size_are_for_arrays_only(self):
        dataset = tf.data.Dataset.range(2).batch(1)
        for name in ("y", "sample_weight"):
            with self.assertRaisesRegex(ValueError, f"`{name}` argument is not supported when using dataset as input."):
                open_feed(dataset, **{name: np.ones(2)})
        with self.assertRaisesRegex(ValueError, "`y` argument is not supported when using python generator as input."):
            open_feed((i for i in [np.ones(1)]), y=np.ones(2))
        with self.assertRaisesRegex(
            ValueError, r"(?s)`batch_size` argument must not be specified.*dataset\.batch\(4\)"
        ):
            open_feed(dataset, batch_size=4)

    def test_a_batch_size_for_ready_batches_of_python_is_ignored(self):
        with self.assertWarnsRegex(UserWarning, "`batch_size` has no effect with a python generator.*batch_size=4"):
            feed = open_feed((i for i in [np.ones(3)]), batch_size=4)
        self.assertEqual(feed.take(1).data.shape, (3,))

    def test_anything_else_is_refused_by_type(self):
        with self.assertRaisesRegex(ValueError, "Failed to find data adapter.*NoneType"):
            open_feed(None)

    def test_nothing_at_all_is_refused(self):
        with self.assertRaisesRegex(ValueError, "Expected input data to be non-empty"):
            open_feed([], [])


class OpenSplitFeedsTest(test_case.TestCase):
    def test_the_last_rows_validate(self):
        train, validation = open_split_feeds(np.arange(10), None, None, 0.2, 8, None)
        train.start_epoch()
        validation.start_epoch()
        self.assertEqual(train.take(1).data.tolist(), list(range(8)))
        self.assertEqual(validation.take(1).data.tolist(), [8, 9])

    def test_datasets_cannot_be_split(self):
        with self.assertRaisesRegex(ValueError, "`validation_split` is only supported for Tensors or NumPy arrays"):
            open_split_feeds(tf.data.Dataset.range(3), None, None, 0.2, None, None)


if __name__ == "__main__":
    tf.test.main()

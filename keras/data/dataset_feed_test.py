import tensorflow as tf

from keras.data.dataset_feed import DatasetFeed
from keras.testing import test_case


def _dataset(count):
    return tf.data.Dataset.range(count).batch(1)


class DatasetFeedTest(test_case.TestCase):
    def test_a_known_size_is_the_number_of_steps(self):
        feed = DatasetFeed(_dataset(3))
        self.assertEqual(feed.steps_per_epoch, 3)
        feed.start_epoch()
        chunks = [feed.take(2), feed.take(2), feed.take(2)]
        self.assertEqual([chunk and chunk.steps for chunk in chunks], [2, 1, None])
        self.assertTrue(chunks[0].is_certain)

    def test_an_unknown_size_leaves_the_steps_open(self):
        feed = DatasetFeed(_dataset(3).filter(lambda x: True))
        feed.start_epoch()
        self.assertIsNone(feed.steps_per_epoch)
        self.assertFalse(feed.take(5).is_certain)

    def test_each_epoch_begins_again(self):
        feed = DatasetFeed(_dataset(2))
        for _ in range(2):
            feed.start_epoch()
            self.assertEqual(int(next(feed.take(1).iterator)[0]), 0)

    def test_other_numbers_of_steps_go_on_across_epochs(self):
        feed = DatasetFeed(_dataset(3), steps=1)
        seen = []
        for _ in range(2):
            feed.start_epoch()
            seen.append(int(next(feed.take(1).iterator)[0]))
        self.assertEqual(seen, [0, 1])

    def test_an_endless_dataset_needs_steps(self):
        with self.assertRaisesRegex(ValueError, "infinite dataset, you must specify the number of steps"):
            DatasetFeed(_dataset(3).repeat())

    def test_no_batches_are_refused(self):
        with self.assertRaisesRegex(ValueError, "non-empty. Received a dataset of 0 batches"):
            DatasetFeed(_dataset(3).take(0))


if __name__ == "__main__":
    tf.test.main()

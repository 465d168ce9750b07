import tensorflow as tf

from keras.data.class_weight import ClassWeight
from keras.data.dataset_creator import DatasetCreator, open_creator_feed
from keras.testing import test_case


def _make(context):
    del context
    return tf.data.Dataset.range(3).batch(1)


class DatasetCreatorTest(test_case.TestCase):
    def test_makes_its_dataset_when_it_is_called(self):
        self.assertEqual(int(DatasetCreator(_make)(None).cardinality()), 3)

    def test_refuses_what_makes_no_dataset(self):
        with self.assertRaisesRegex(TypeError, "`dataset_fn` for `DatasetCreator` must be a `callable`. Received: 3"):
            DatasetCreator(3)
        with self.assertRaisesRegex(TypeError, 'must return a Dataset. It returns "4"'):
            DatasetCreator(lambda context: 4)(None)
        with self.assertRaisesRegex(TypeError, "`input_options` for `DatasetCreator` must be"):
            DatasetCreator(_make, input_options="fast")

    def test_needs_the_number_of_steps(self):
        with self.assertRaisesRegex(ValueError, "DatasetCreator`, `steps_per_epoch`.*must be provided"):
            open_creator_feed(DatasetCreator(_make), steps=None)

    def test_epochs_continue_where_the_last_one_ended(self):
        feed = open_creator_feed(DatasetCreator(_make), steps=2)
        seen = []
        for _ in range(2):
            feed.start_epoch()
            seen.append(int(next(feed.take(1).iterator)[0]))
        self.assertEqual(seen, [0, 1])

    def test_a_strategy_says_which_part_to_read(self):
        contexts = []

        def make(context):
            contexts.append(context)
            return (
                tf.data.Dataset.from_tensors(tf.ones(8)).repeat().unbatch().batch(context.get_per_replica_batch_size(4))
            )

        strategy = tf.distribute.OneDeviceStrategy("cpu:0")
        feed = open_creator_feed(DatasetCreator(make), steps=1, strategy=strategy)
        feed.start_epoch()
        self.assertEqual(next(feed.take(1).iterator).shape, (4,))
        self.assertEqual((contexts[0].num_input_pipelines, contexts[0].num_replicas_in_sync), (1, 1))

    def test_class_weights_become_sample_weights_under_a_strategy(self):
        creator = DatasetCreator(lambda context: tf.data.Dataset.from_tensors((tf.ones((2, 1)), [0, 1])))
        strategy = tf.distribute.OneDeviceStrategy("cpu:0")
        feed = open_creator_feed(creator, 1, ClassWeight({0: 2.0, 1: 3.0}), strategy)
        feed.start_epoch()
        self.assertAllEqual(next(feed.take(1).iterator)[2], [2.0, 3.0])


if __name__ == "__main__":
    tf.test.main()

import numpy as np
import tensorflow as tf

from keras.data.data_handler import get_data_handler
from keras.data.sequence import Sequence
from keras.testing import test_case


def _go_through(handler):
    """For each epoch the pairs of step and the first number of the batch."""
    epochs = []
    for _, iterator in handler.enumerate_epochs():
        epochs.append([])
        with handler.catch_stop_iteration():
            for step in handler.steps():
                epochs[-1].append((step, float(np.ravel(tf.nest.flatten(next(iterator))[0])[0])))
    return epochs


class _Numbers(Sequence):
    ended = 0

    def __len__(self):
        return 3

    def __getitem__(self, index):
        return np.array([[float(index)]]), np.array([1.0])

    def on_epoch_end(self):
        self.ended += 1


class DataHandlerTest(test_case.TestCase):
    def test_arrays_are_gone_through_once_an_epoch(self):
        handler = get_data_handler(np.arange(5.0), batch_size=2, epochs=3, initial_epoch=1, model=None)
        self.assertEqual(handler.inferred_steps, 3)
        self.assertEqual(_go_through(handler), [[(0, 0.0), (1, 2.0), (2, 4.0)]] * 2)

    def test_sequences_begin_again_and_hear_the_end_of_each_epoch(self):
        sequence = _Numbers()
        epochs = _go_through(get_data_handler(sequence, epochs=2, workers=2))
        self.assertEqual(epochs, [[(0, 0.0), (1, 1.0), (2, 2.0)]] * 2)
        self.assertEqual(sequence.ended, 2)

    def test_the_first_epoch_tells_the_length_and_then_missing_batches_are_warned_of(self):
        handler = get_data_handler((np.array([float(i)]) for i in range(3)), epochs=3)
        self.assertIsNone(handler.inferred_steps)
        with self.assertWarnsRegex(UserWarning, r"ran out of data.*9 batches.*got 0 of 3 batches"):
            self.assertEqual(_go_through(handler), [[(0, 0.0), (1, 1.0), (2, 2.0)], []])

    def test_steps_per_epoch_lets_epochs_of_a_dataset_continue(self):
        dataset = tf.data.Dataset.range(4).batch(1)
        epochs = _go_through(get_data_handler(dataset, epochs=2, steps_per_epoch=2))
        self.assertEqual(epochs, [[(0, 0.0), (1, 1.0)], [(0, 2.0), (1, 3.0)]])

    def test_the_last_step_takes_fewer_batches_and_says_so(self):
        steps_per_execution = tf.Variable(2, dtype=tf.int64)
        handler = get_data_handler(np.arange(5.0), batch_size=1, steps_per_execution=steps_per_execution)
        seen = []
        for _, iterator in handler.enumerate_epochs():
            for step in handler.steps():
                seen.append((step, handler.step_increment, int(steps_per_execution)))
                for _ in range(handler.step_increment + 1):
                    next(iterator)
        self.assertEqual(seen, [(0, 1, 2), (2, 1, 2), (4, 0, 1)])
        self.assertEqual(int(steps_per_execution), 2)

    def test_class_weights_become_sample_weights(self):
        handler = get_data_handler(np.ones((2, 1)), np.array([0, 1]), class_weight={0: 1.0, 1: 3.0})
        for _, iterator in handler.enumerate_epochs():
            self.assertAllClose(next(iterator)[2], [1.0, 3.0])


if __name__ == "__main__":
    tf.test.main()

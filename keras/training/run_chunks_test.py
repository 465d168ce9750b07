import numpy as np
import tensorflow as tf

from keras.data.array_feed import ArrayFeed
from keras.testing import test_case
from keras.training.step_function import StepPlan, run_chunks


class _Function:
    """Stands for a step function that would run `steps` batches in a call."""

    def __init__(self, steps):
        self._steps = steps

    def choose_steps(self, available=None):
        return self._steps

    def run(self, chunk):
        return chunk.data, chunk.steps


def _ends(plan, steps=4, rows=10, begins=None):
    feed = ArrayFeed(np.arange(rows), batch_size=1)
    on_begin = None if begins is None else begins.append
    return [last for last, _ in run_chunks(_Function(steps), feed, plan, on_begin)]


class RunChunksTest(test_case.TestCase):
    def test_calls_run_several_batches_until_the_epoch_ends(self):
        begins = []
        self.assertEqual(_ends(StepPlan(), begins=begins), [3, 7, 9])
        self.assertEqual(begins, [0, 4, 8])

    def test_listeners_see_every_batch(self):
        self.assertEqual(_ends(StepPlan(sees_batches=True), rows=3), [0, 1, 2])

    def test_the_users_number_of_steps_holds_for_listeners_too(self):
        self.assertEqual(_ends(StepPlan(3, sees_batches=True), rows=7), [2, 5, 6])

    def test_the_first_batch_can_be_shown_by_itself(self):
        self.assertEqual(_ends(StepPlan(shows_first=True)), [0, 4, 8, 9])

    def test_calls_end_where_somebody_listens(self):
        waits = iter([3, 3, 7])
        self.assertEqual(_ends(StepPlan(until_heard=lambda: next(waits))), [2, 5, 9])

    def test_the_users_number_of_steps_holds_where_somebody_listens(self):
        self.assertEqual(_ends(StepPlan(4, until_heard=lambda: 3)), [3, 7, 9])


if __name__ == "__main__":
    tf.test.main()

import time

import tensorflow as tf

from keras.optimizers import SGD
from keras.testing import test_case
from keras.utils.steps_per_execution_tuner import RateSearch, StepsPerExecutionTuner


def _climb(rate_of, start=1, rounds=20):
    search, tried = RateSearch(threshold=0.1), [start]
    for _ in range(rounds):
        tried.append(search.next_steps(tried[-1], rate_of(tried[-1])))
    return tried


class RateSearchTest(test_case.TestCase):
    def test_goes_up_while_rates_grow_and_stays_where_they_do_not(self):
        self.assertEqual(_climb(lambda steps: steps, rounds=7), [1, 2, 3, 4, 6, 9, 14, 21])
        self.assertEqual(_climb(lambda steps: min(steps, 6), rounds=7), [1, 2, 3, 4, 6, 9, 9, 9])

    def test_turns_round_where_rates_fall(self):
        search = RateSearch(threshold=0.1)
        self.assertEqual(
            [search.next_steps(8, 100.0), search.next_steps(12, 50.0), search.next_steps(6, 100.0)], [12, 6, 3]
        )

    def test_never_runs_less_than_one_step(self):
        search = RateSearch(threshold=0.0)
        search.next_steps(1, 10.0)
        self.assertEqual(search.next_steps(1, 5.0), 1)


class StepsPerExecutionTunerTest(test_case.TestCase):
    def test_finds_more_steps_where_calls_are_dear(self):
        optimizer, steps = SGD(), tf.Variable(1, dtype="int64")
        tuner = StepsPerExecutionTuner(optimizer, steps, interval=0.05, change_spe_interval=2)
        thread = tuner.start()
        self.assertIs(tuner.start(), thread)
        end = time.monotonic() + 20
        while int(steps) < 4 and time.monotonic() < end:
            time.sleep(0.005)
            optimizer.iterations.assign_add(int(steps))
        tuner.stop()
        self.assertGreaterEqual(int(steps), 4)
        self.assertFalse(thread.is_alive())

    def test_the_variable_can_be_set(self):
        tuner = StepsPerExecutionTuner(SGD(), tf.Variable(1, dtype="int64"))
        tuner.steps_per_execution = 7
        self.assertEqual(int(tuner.steps_per_execution), 7)

    def test_refuses_numbers_out_of_range(self):
        with self.assertRaisesRegex(ValueError, "`interval` must be"):
            StepsPerExecutionTuner(SGD(), tf.Variable(1), interval=0)


if __name__ == "__main__":
    tf.test.main()

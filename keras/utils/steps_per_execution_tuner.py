"""`StepsPerExecutionTuner`: finds how many steps a call should run, by timing."""

import threading
import time

from keras.support import arguments
from keras.support.api_export import keras_export


@keras_export("keras.utils.StepsPerExecutionTuner")
class StepsPerExecutionTuner:
    """Changes a variable, the number of steps that one call runs, towards the highest number of steps a second.

    A thread reads `optimizer.iterations` every `interval` seconds. After every `change_spe_interval` readings it
    compares the mean rate with the one before. Where that is better by more than `change_threshold`, the number of
    steps goes on in the same direction; where it is worse by more, it turns round; otherwise it stays. Up means 1.5
    times as many steps, down half as many, and never less than one.

    `fit` needs no tuner: it chooses the number itself. This is for training loops of one's own:

    >>> optimizer = keras.optimizers.SGD()
    >>> steps = tf.Variable(1, dtype="int64")
    >>> tuner = keras.utils.StepsPerExecutionTuner(optimizer, steps)
    >>> _ = tuner.start()  # then a loop that runs int(steps) steps a call
    >>> tuner.stop()

    Args:
        optimizer: `keras.optimizers.Optimizer` of the loop, which counts the steps.
        spe_variable: Integer `tf.Variable` that the loop reads.
        interval: Number above 0, in seconds.
        change_spe_interval: Int >= 1, in readings.
        change_threshold: Float >= 0, as a share of the rate before.

    Raises:
        ValueError: A number out of its range.
    """

    def __init__(self, optimizer, spe_variable, interval=5, change_spe_interval=10, change_threshold=0.1):
        self.optimizer = optimizer
        self.interval = arguments.check_in_range(interval, 0, None, "interval", owner=self, low_open=True)
        self.change_spe_interval = arguments.check_positive_int(
            change_spe_interval, "change_spe_interval", owner=self
        )  # fmt: skip
        self.spe_change_threshold = arguments.check_in_range(
            change_threshold, 0, None, "change_threshold", owner=self
        )  # fmt: skip
        self._variable = spe_variable
        self._stopped = threading.Event()
        self._thread = None

    @property
    def steps_per_execution(self):
        """The variable; settable to a number, or to another variable's value."""
        return self._variable

    @steps_per_execution.setter
    def steps_per_execution(self, value):
        self._variable.assign(value)

    def start(self):
        """Begins to tune.

        Returns:
            The thread that does; the running one if there is one.
        """
        if self._thread is None or not self._thread.is_alive():
            self._stopped.clear()
            self._thread = threading.Thread(target=self._run, daemon=True)
            self._thread.start()
        return self._thread

    def stop(self):
        """Ends tuning; the variable keeps its value."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self):
        search = RateSearch(self.spe_change_threshold)
        rates, reading = [], self._read()
        while not self._stopped.wait(self.interval):
            before, reading = reading, self._read()
            rates.append((reading[0] - before[0]) / (reading[1] - before[1]))
            if len(rates) == self.change_spe_interval:
                steps = int(self._variable.numpy())
                self._variable.assign(search.next_steps(steps, sum(rates) / len(rates)))
                rates = []

    def _read(self):
        """The pair of steps so far and the time."""
        return int(self.optimizer.iterations.numpy()), time.monotonic()


class RateSearch:
    """Climbs towards the number of steps with the highest rate.

    Args:
        threshold: Share by which a rate must differ to count as another one.
    """

    def __init__(self, threshold):
        self._threshold = threshold
        self._rate = None
        self._goes_up = True

    def next_steps(self, steps, rate):
        """Returns the number to try next, after `steps` ran at `rate`."""
        before, self._rate = self._rate, rate
        if before is not None:
            if abs(rate - before) <= self._threshold * before:
                return steps
            self._goes_up = self._goes_up == (rate > before)
        return max(round(steps * 1.5 if self._goes_up else steps / 2), 1)

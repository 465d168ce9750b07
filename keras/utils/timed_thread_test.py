import threading
from unittest import mock

import tensorflow as tf

from keras.testing import test_case
from keras.utils import TimedThread

SECONDS = 10


class Counter(TimedThread):
    """Counts its calls; `reached` is set at the third."""

    def __init__(self, interval, **kwargs):
        super().__init__(interval, **kwargs)
        self.count = 0
        self.called, self.reached = threading.Event(), threading.Event()

    def on_interval(self):
        self.count += 1
        self.called.set()
        if self.count == 3:
            self.reached.set()


class TimedThreadTest(test_case.TestCase):
    def test_runs_again_and_again_until_stopped(self):
        thread = Counter(0.001)
        self.assertFalse(thread.is_alive())
        thread.start()
        self.assertTrue(thread.reached.wait(SECONDS))
        thread.stop()
        thread.thread.join(SECONDS)
        self.assertFalse(thread.is_alive())

    def test_runs_at_once_and_a_stop_cuts_the_interval_short(self):
        with Counter(1000, name="counter") as thread:
            self.assertTrue(thread.called.wait(SECONDS))
            self.assertTrue(thread.is_alive())
            self.assertEqual(thread.thread.name, "counter")
        thread.thread.join(SECONDS)
        self.assertEqual((thread.is_alive(), thread.count), (False, 1))

    def test_starts_again(self):
        thread = Counter(1000)
        for count in (1, 2):
            thread.called.clear()
            thread.start()
            self.assertTrue(thread.called.wait(SECONDS))
            thread.stop()
            thread.thread.join(SECONDS)
            self.assertEqual(thread.count, count)

    def test_second_start_is_warned_of(self):
        with Counter(1000) as thread, self.assertWarnsRegex(UserWarning, "Counter: Thread is already running"):
            thread.start()

    def test_lets_the_program_end_unless_told_otherwise(self):
        for daemon in (True, False):
            with Counter(1000, daemon=daemon) as thread:
                self.assertEqual(thread.thread.daemon, daemon)
        with Counter(1000) as thread:
            self.assertTrue(thread.thread.daemon)

    def test_on_interval_must_be_defined(self):
        with mock.patch.object(threading, "excepthook") as hook:
            thread = TimedThread(1000)
            thread.start()
            thread.thread.join(SECONDS)
        (raised,) = hook.call_args[0]
        self.assertRegex(str(raised.exc_value), "TimedThread: define `on_interval")
        self.assertFalse(thread.is_alive())


if __name__ == "__main__":
    tf.test.main()

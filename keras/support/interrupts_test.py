import os
import signal
import threading

import tensorflow as tf

from keras.support import interrupts
from keras.testing import test_case


def _press_ctrl_c():
    os.kill(os.getpid(), signal.SIGINT)


class InterruptsTest(test_case.TestCase):
    def test_an_interrupt_waits_for_the_end_of_the_block(self):
        done = []
        with self.assertRaises(KeyboardInterrupt), interrupts.held_back():
            _press_ctrl_c()
            done.append("block")
        self.assertEqual(done, ["block"])
        self.assertIs(signal.getsignal(signal.SIGINT), signal.default_int_handler)

    def test_a_second_one_does_not_wait(self):
        done = []
        with self.assertRaises(KeyboardInterrupt), interrupts.held_back():
            _press_ctrl_c()
            done.append("first")
            _press_ctrl_c()
            done.append("second")
        self.assertEqual(done, ["first"])

    def test_an_error_of_the_block_does_not_hide_the_interrupt(self):
        with self.assertRaises(KeyboardInterrupt) as caught, interrupts.held_back():
            _press_ctrl_c()
            raise ValueError("of the block")
        self.assertIsInstance(caught.exception.__context__, ValueError)

    def test_blocks_within_one_another_wait_for_the_outer_one(self):
        done = []
        with self.assertRaises(KeyboardInterrupt), interrupts.held_back():
            with interrupts.held_back():
                _press_ctrl_c()
            done.append("outer")
        self.assertEqual(done, ["outer"])

    def test_a_handler_of_the_program_hears_the_signal_at_once(self):
        heard = []
        before = signal.signal(signal.SIGINT, lambda number, frame: heard.append(number))
        try:
            with interrupts.held_back():
                _press_ctrl_c()
                self.assertEqual(heard, [signal.SIGINT])
        finally:
            signal.signal(signal.SIGINT, before)

    def test_other_threads_run_their_blocks_as_they_are(self):
        done = []

        def run():
            with interrupts.held_back():
                done.append("block")

        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
        self.assertEqual(done, ["block"])


if __name__ == "__main__":
    tf.test.main()

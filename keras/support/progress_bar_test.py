import contextlib
import io
from unittest import mock

import tensorflow as tf

from keras.support.progress_bar import Progbar
from keras.testing import test_case


def _draw(updates, **settings):
    """Text of a bar whose updates are `(seconds since the last one, step, values[, finalize])`."""
    clock = [1000.0]
    out = io.StringIO()
    with mock.patch("time.time", lambda: clock[0]), contextlib.redirect_stdout(out):
        bar = Progbar(**settings)
        for seconds, current, values, *finalize in updates:
            clock[0] += seconds
            bar.update(current, values, *finalize)
    return out.getvalue().replace("\b", "")


class ProgbarTest(test_case.TestCase):
    def test_draws_bar_time_and_means(self):
        text = _draw([(0.1, 1, [("loss", 1.5)]), (1.0, 2, [("loss", 2.5)])], target=2, width=10)
        first = "\r1/2 [====>.....] - ETA: 0s - loss: 1.5000"
        self.assertEqual(text, first + "\r2/2 [==========] - 1s 1s/step - loss: 2.0000\n")

    def test_updates_closer_than_the_interval_are_not_drawn(self):
        text = _draw([(0.1, 1, []), (0.01, 2, []), (0.1, 3, [])], target=10, width=10)
        self.assertEqual(text.count("\r"), 2)
        self.assertNotIn("2/10", text)

    def test_stateful_values_are_shown_as_they_are(self):
        text = _draw([(1, 1, [("a", 1.0)]), (1, 2, [("a", 5.0)])], target=2, stateful_metrics=["a"])
        self.assertEndsWith(text, "a: 5.0000\n")

    def test_an_unknown_target_counts(self):
        self.assertEqual(_draw([(0.1, 1, [])], target=None), "\r      1/Unknown - 0s 100ms/step")

    def test_one_line_at_the_end(self):
        text = _draw([(0.1, 1, [("a", 1.0)]), (99.9, 5, [])], target=5, verbose=2)
        self.assertEqual(text, "5/5 - 100s - a: 1.0000 - 100s/epoch - 20s/step\n")

    def test_verbose_0_writes_nothing(self):
        self.assertEqual(_draw([(0.1, 5, [])], target=5, verbose=0), "")

    def test_small_numbers_are_shown_in_powers_of_ten(self):
        self.assertIn("a: 1.0000e-05", _draw([(1, 1, [("a", 1e-5)])], target=2))

    def test_add_counts_on(self):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            bar = Progbar(4)
            bar.add(1, [("a", 1.0)])
            bar.add(3, [("a", 2.0)])
        self.assertIn("4/4", out.getvalue())
        self.assertIn("a: 1.7500", out.getvalue())


if __name__ == "__main__":
    tf.test.main()

"""`Progbar`: draws how far a loop has come, how long it takes and running values."""

import math
import os
import sys
import time

from keras.support.api_export import keras_export
from keras.support.interactive_logging import print_message


@keras_export("keras.utils.Progbar")
class Progbar:
    """Progress bar in text.

    Values are averaged over the steps, weighted by how many steps each update stands for, except those named in
    `stateful_metrics`, which are shown as they are.

    >>> bar = keras.utils.Progbar(target=2, verbose=0)
    >>> bar.update(2, [("loss", 0.5)])

    Args:
        target: Number of steps, or None when unknown.
        width: Width of the bar, in characters.
        verbose: 0 draws nothing, 1 draws the bar, 2 writes one line at the end.
        interval: Least time between two drawings, in seconds.
        stateful_metrics: Names of values that are not to be averaged.
        unit_name: What one step is called.
    """

    def __init__(self, target, width=30, verbose=1, interval=0.05, stateful_metrics=None, unit_name="step"):
        self.target = target
        self.width = width
        self.verbose = verbose
        self.interval = interval
        self.unit_name = unit_name
        self.stateful_metrics = set(stateful_metrics or ())
        self._values = {}  # name -> [weighted sum, weight], or the value itself when it is no number
        self._seen_so_far = 0
        self._start = time.time()
        self._time_after_first_step = None
        self._last_update = 0
        self._drawn_width = 0

    def update(self, current, values=None, finalize=None):
        """Shows that `current` steps are done.

        Args:
            current: Number of steps done so far.
            values: List of pairs `(name, value)` of the last step.
            finalize: Whether this is the last update. Default: `current` has reached the target.
        """
        if finalize is None:
            finalize = self.target is not None and current >= self.target
        self._take_values(current, values or ())
        now = time.time()
        if current == 1 and self._time_after_first_step is None:
            self._time_after_first_step = now
        if self.verbose == 1 and (finalize or now - self._last_update >= self.interval):
            self._draw(current, now, finalize)
            self._last_update = now
        elif self.verbose == 2 and finalize:
            print_message(self._summary_line(now))
            self._last_update = now
        self._seen_so_far = current

    def add(self, n, values=None):
        """Shows that `n` more steps are done."""
        self.update(self._seen_so_far + n, values)

    def _take_values(self, current, values):
        for name, value in values:
            if name in self.stateful_metrics:
                self._values[name] = [value, 1]
            else:
                steps = max(current - self._seen_so_far, 1)
                total, weight = self._values.get(name, (0, 0))
                self._values[name] = [total + value * steps, weight + steps]

    def _draw(self, current, now, finalize):
        back = "\b" * self._drawn_width + "\r" if _can_redraw() else "\n"
        bar = self._bar(current)
        text = bar + self._times(current, now, finalize) + self._values_text()
        # A shorter line leaves the end of the longer one before it, which blanks cover.
        fill = " " * max(0, self._drawn_width - len(text))
        self._drawn_width = len(text)
        print_message(back + text + fill + ("\n" if finalize else ""), line_break=False)

    def _bar(self, current):
        if self.target is None:
            return f"{current:7d}/Unknown"
        digits = int(math.log10(self.target)) + 1 if self.target else 1
        share = current / self.target if self.target else 1.0
        filled = int(self.width * share)
        tip = "" if not filled else ">" if current < self.target else "="
        return f"{current:{digits}d}/{self.target} [{'=' * (filled - 1)}{tip}{'.' * (self.width - filled)}]"

    def _times(self, current, now, finalize):
        per_unit = self._time_per_unit(current, now)
        if self.target is not None and not finalize:
            return f" - ETA: {_clock(per_unit * (self.target - current))}"
        return f" - {now - self._start:.0f}s {_duration(per_unit)}/{self.unit_name}"

    def _time_per_unit(self, current, now):
        """Mean time of a step; the first one, which is slower, counts only while it is the only one."""
        if not current:
            return 0
        if current == 1 or self._time_after_first_step is None:
            return (now - self._start) / current
        return (now - self._time_after_first_step) / (current - 1)

    def _summary_line(self, now):
        elapsed = now - self._start
        text = self._count_text() + f" - {elapsed:.0f}s" + self._values_text()
        if self.target:
            text += f" - {_duration(elapsed)}/epoch - {_duration(elapsed / self.target)}/{self.unit_name}"
        return text

    def _count_text(self):
        return f"{self._seen_so_far}/Unknown" if self.target is None else f"{self.target}/{self.target}"

    def _values_text(self):
        return "".join(f" - {name}: {_number(value)}" for name, value in self._values.items())


def _number(value):
    total, weight = value
    mean = total / max(1, weight)
    mean = float(getattr(mean, "mean", lambda: mean)())
    return f"{mean:.4f}" if abs(mean) > 1e-3 else f"{mean:.4e}"


def _clock(seconds):
    if seconds > 3600:
        return f"{int(seconds // 3600)}:{int(seconds % 3600 // 60):02d}:{int(seconds % 60):02d}"
    return f"{int(seconds // 60)}:{int(seconds % 60):02d}" if seconds > 60 else f"{int(seconds)}s"


def _duration(seconds):
    if seconds >= 1 or seconds == 0:
        return f"{seconds:.0f}s"
    return f"{seconds * 1e3:.0f}ms" if seconds >= 1e-3 else f"{seconds * 1e6:.0f}us"


def _can_redraw():
    """Whether backspaces move the cursor of standard output; they do everywhere but in some Windows consoles."""
    is_terminal = bool(getattr(sys.stdout, "isatty", bool)())
    return is_terminal or os.name == "posix" or "ipykernel" in sys.modules or "PYCHARM_HOSTED" in os.environ

"""`TimedThread`: a thread that does something every so many seconds."""

import threading
import warnings

from keras.support.api_export import keras_export


@keras_export("keras.utils.TimedThread")
class TimedThread:
    """Runs `on_interval`, which a subclass defines, in a thread of its own: at once, and then every `interval` seconds.

    In a `with` statement it runs for the length of the block. It may be started again after it was stopped.

    >>> class Heartbeat(keras.utils.TimedThread):
    ...     def on_interval(self):
    ...         print("alive")
    >>> heartbeat = Heartbeat(interval=60)
    >>> heartbeat.is_alive()
    False

    `with heartbeat: model.fit(...)` prints once a minute while the model trains.

    Args:
        interval: Seconds from the end of one call to the next.
        **kwargs: `daemon`, whether the program may end while the thread runs (default True), and what
            `threading.Thread` takes besides a target and arguments, such as `name`.

    Attributes:
        thread: The `threading.Thread`, or None before the start.
    """

    def __init__(self, interval, **kwargs):
        self.interval = interval
        self.daemon = kwargs.pop("daemon", True)
        self.thread_kwargs = kwargs
        self.thread = None
        self.thread_stop_event = None

    def start(self):
        """Starts the thread; one that runs already is warned of and goes on."""
        if self.is_alive():
            warnings.warn(f"{type(self).__name__}: Thread is already running.", stacklevel=2)
            return
        stop = self.thread_stop_event = threading.Event()
        self.thread = threading.Thread(target=self._run, args=(stop,), daemon=self.daemon, **self.thread_kwargs)
        self.thread.start()

    def stop(self):
        """Lets the thread end after the call of `on_interval` that runs now; returns without waiting for it."""
        if self.thread_stop_event is not None:
            self.thread_stop_event.set()

    def is_alive(self):
        """Whether the thread runs; for the time of a last call also after `stop`."""
        return self.thread is not None and self.thread.is_alive()

    def on_interval(self):
        """What to do each time; subclasses define it.

        Raises:
            NotImplementedError: There is no such method in the subclass.
        """
        raise NotImplementedError(f"{type(self).__name__}: define `on_interval(self)`, which runs every interval.")

    def _run(self, stop):
        while not stop.is_set():
            self.on_interval()
            stop.wait(self.interval)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *error):
        self.stop()

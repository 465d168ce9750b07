"""Ctrl-C in work that cannot be left in the middle."""

import contextlib
import signal
import threading


@contextlib.contextmanager
def held_back():
    """Context manager in which Ctrl-C waits for the end of the block; a second one does not.

    TensorFlow cannot stop at any line of building a graph: the thread may stay within the half-built graph, wait for a
    lock that nobody frees, or report an error in place of the interrupt.

    Nothing is held back where nothing would be raised: in other threads than the main one, and where the program
    handles the signal in its own way.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    came = []

    def note(number, frame):
        if came:
            signal.default_int_handler(number, frame)
        came.append(number)

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if came:
            raise KeyboardInterrupt

"""Closing hooks of callbacks that also run when Ctrl-C or the end of the program ends a loop."""

import contextlib
import warnings

from keras.callbacks.callback import Callback


@contextlib.contextmanager
def closed_by_interrupt(callbacks, hook, find_logs=dict):
    """Context manager around a loop: when Ctrl-C or `SystemExit` ends it, every callback hears the closing hook.

    A callback that fails then, perhaps because its beginning was interrupted, is warned of and does not keep the
    others from closing. After an error there is no closing hook, since nothing has come to its end: callbacks then only
    give back what the whole process shares.

    Args:
        callbacks: `CallbackList`.
        hook: "on_train_end", "on_test_end" or "on_predict_end".
        find_logs: Function that returns the logs which the hook receives.
    """
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        for callback in callbacks.callbacks:
            try:
                getattr(callback, hook)(find_logs())
            except Exception as error:
                warnings.warn(f"{type(callback).__name__}.{hook} failed after an interrupt: {error!r}", stacklevel=4)
        raise
    except Exception:
        for callback in callbacks.callbacks:
            if isinstance(callback, Callback):
                callback._give_back()
        raise

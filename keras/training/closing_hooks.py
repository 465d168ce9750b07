"""Closing hooks of callbacks that also run when Ctrl-C ends a loop."""

import contextlib
import warnings


@contextlib.contextmanager
def closed_by_interrupt(callbacks, hook, find_logs=dict):
    """Context manager around a loop: when Ctrl-C ends it, every callback hears the closing hook.

    A callback that fails then, perhaps because its beginning was interrupted, is warned of and does not keep the
    others from closing.

    Args:
        callbacks: `CallbackList`.
        hook: "on_train_end", "on_test_end" or "on_predict_end".
        find_logs: Function that returns the logs which the hook receives.
    """
    try:
        yield
    except KeyboardInterrupt:
        for callback in callbacks.callbacks:
            try:
                getattr(callback, hook)(find_logs())
            except Exception as error:
                warnings.warn(f"{type(callback).__name__}.{hook} failed after an interrupt: {error!r}", stacklevel=4)
        raise

"""The program of a worker process: reads batches of a sequence and sends them back.

`keras.data.worker_process` runs this file by its path. It imports nothing of this package, so that a worker imports
TensorFlow only when the sequence needs it.
"""

import os
import pickle
import random
import signal
import sys
import traceback


class Worker:
    """Answers requests until the other side closes the connection.

    A request is `(pickled, index, seed)`: the sequence where it has changed (else None), which batch to read, and what
    to seed Python's and NumPy's random numbers with, so that draws do not depend on which worker reads.

    The answer is `("batch", pickled, count)` followed by `count` messages, the contents of the batch's arrays; or
    `("error" or "load error", pickled exception or None, text of the traceback)`.
    """

    def __init__(self, connection):
        self._connection = connection
        self._sequence = None

    def run(self):
        """Answers every request."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the training process, which then ends this one
        os.environ["CUDA_VISIBLE_DEVICES"] = "-1"  # the accelerator belongs to the training process
        try:
            while True:
                head, *contents = self._answer(*self._connection.recv())
                self._connection.send(head)
                for content in contents:
                    self._connection.send_bytes(content)
        except (EOFError, OSError):
            return

    def _answer(self, pickled, index, seed):
        if pickled is not None:
            try:
                self._sequence = pickle.loads(pickled)
            except BaseException as error:
                return [("load error", _pickle_error(error), traceback.format_exc())]
        _seed(seed)
        buffers = []
        try:
            batch = pickle.dumps(self._sequence[index], protocol=5, buffer_callback=buffers.append)
        except BaseException as error:
            return [("error", _pickle_error(error), traceback.format_exc())]
        return [("batch", batch, len(buffers)), *[buffer.raw() for buffer in buffers]]


def _seed(seed):
    random.seed(seed)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(seed)


def _pickle_error(error):
    try:
        pickled = pickle.dumps(error)
        pickle.loads(pickled)
    except Exception:
        return None
    return pickled


if "connection" in globals():  # given by `runpy.run_path`
    Worker(globals()["connection"]).run()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # at once: taking TensorFlow's modules down would keep the training process waiting

"""A process that reads batches of a sequence, as the process that trains sees it."""

import multiprocessing
import os
import pickle
import runpy

_PROGRAM = os.path.join(os.path.dirname(__file__), "worker_program.py")
_CONTEXT = multiprocessing.get_context("spawn")  # forking a process that runs TensorFlow's threads would deadlock
_SECONDS_TO_END = 1.0


class WorkerProcess:
    """Starts a worker; `read` is then called by one thread at a time.

    Args:
        number: Which worker this is, for messages.
    """

    def __init__(self, number):
        self._number = number
        self._connection, far_end = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(
            target=runpy.run_path, args=(_PROGRAM, {"connection": far_end}), name=f"keras-worker-{number}", daemon=True
        )
        self._process.start()
        far_end.close()
        self._loaded = None  # the pickled sequence that the worker has
        self._has_answered = False

    def read(self, pickled, index, seed):
        """Returns batch `index` of the sequence.

        Args:
            pickled: The sequence as bytes; the worker receives it when this is not the object that it has.
            index: Number of the batch.
            seed: Seed for random draws of the worker, below 2**32.

        Raises:
            RuntimeError: The process has ended, or cannot load the sequence.
            Exception: What reading raised, with the worker's traceback as text in its cause.
        """
        try:
            self._connection.send((None if pickled is self._loaded else pickled, index, seed))
            self._loaded = pickled
            kind, answer, detail = self._connection.recv()
            self._has_answered = True
            contents = [self._connection.recv_bytes() for _ in range(detail)] if kind == "batch" else []
        except (EOFError, OSError) as error:
            raise RuntimeError(self._describe_end(index)) from error
        if kind == "batch":
            return pickle.loads(answer, buffers=contents)
        raise self._as_error(kind, answer, detail, index)

    def kill(self):
        """Ends the process at once; a `read` that waits for it raises."""
        self._process.kill()

    def hang_up(self):
        """Tells the process to end; nobody may be inside of `read`."""
        self._connection.close()

    def wait(self):
        """Waits for the process to end, which may take a second."""
        self._process.join(_SECONDS_TO_END)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _describe_end(self, index):
        self._process.join(_SECONDS_TO_END)
        code = self._process.exitcode
        end = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
        text = f"Worker process {self._number} (pid {self._process.pid}) ended with {end} while it read batch {index}."
        if self._has_answered:
            return text + "\n    Signal 9 often means that the machine ran out of memory: use fewer workers."
        return text + (
            " It had not read any batch before.\n    Workers import the main program again: what it runs must stand "
            'under `if __name__ == "__main__":`. The error output of the worker says more.'
        )

    def _as_error(self, kind, pickled, text, index):
        trace = WorkerTraceback(f"Worker process {self._number}, batch {index}:\n{text}")
        if kind == "load error":
            error = RuntimeError(
                f"Worker process {self._number} could not load the sequence: {text.strip().splitlines()[-1]}\n"
                "    Its class must be found by import: define it in a file, and not in a notebook or a function."
            )
        elif pickled is None:
            error = RuntimeError(f"Worker process {self._number} failed at batch {index}:\n{text}")
        else:
            error = pickle.loads(pickled)
        error.__cause__ = trace
        return error


class WorkerTraceback(Exception):
    """Shows the traceback of a worker as text, where Python prints the cause of an error."""

"""Results of one function for many jobs, read ahead by threads and handed out in the order of the jobs."""

import collections
import concurrent.futures
import queue
import threading
import time
import weakref


class ReadAhead:
    """Iterator over `read(job)` for one job after the other, which threads work on before they are asked for.

    The thread that takes results also gives out the jobs: each result taken makes room for one more job. So there is
    nobody to wait for at the end, results are in order whatever the number of threads, and an error comes up where its
    job stood. Threads are daemons: one that is stuck does not keep the process alive.

    Args:
        readers: For each thread the function from a job to its result. Without any, each job is read when its result
            is asked for, by the thread that asks.
        depth: How many results are read ahead at most.
        read: The function that is used where there are no readers.
    """

    def __init__(self, readers, depth, read=None):
        self._read = read
        self._depth = max(depth, len(readers), 1)
        self._jobs = iter(())
        self._ahead = collections.deque()  # futures in the order of their jobs
        self._tasks = queue.SimpleQueue()  # pairs of future and job; None ends one thread
        self._threads = [
            threading.Thread(target=_serve, args=(self._tasks, reader), name=f"keras-reader-{number}", daemon=True)
            for number, reader in enumerate(readers)
        ]
        for thread in self._threads:
            thread.start()
        weakref.finalize(self, _end, self._tasks, self._ahead, len(readers))

    def begin(self, jobs):
        """Goes on with these jobs; what is left of earlier ones is dropped."""
        self.drop()
        self._jobs = iter(jobs)
        self._give_out()

    def __iter__(self):
        return self

    def __next__(self):
        if not self._threads:
            return self._read(next(self._jobs))
        if not self._ahead:
            raise StopIteration
        result = self._ahead.popleft().result()
        self._give_out()
        return result

    def drop(self):
        """Drops what was read ahead, and waits for the results that are being read: then no thread runs a job."""
        self._jobs = iter(())
        running = [future for future in self._ahead if not future.cancel()]
        self._ahead.clear()
        concurrent.futures.wait(running)

    def close(self, timeout=None):
        """Ends the threads, each after the result that it is reading.

        Args:
            timeout: Seconds to wait for them; None: as long as it takes.

        Returns:
            Whether all have ended.
        """
        self._jobs = iter(())
        _end(self._tasks, self._ahead, len(self._threads))
        deadline = None if timeout is None else time.monotonic() + timeout
        for thread in self._threads:
            thread.join(None if deadline is None else max(0, deadline - time.monotonic()))
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        return not self._threads

    def _give_out(self):
        while self._threads and len(self._ahead) < self._depth:
            try:
                job = next(self._jobs)
            except StopIteration:
                return
            future = concurrent.futures.Future()
            self._ahead.append(future)
            self._tasks.put((future, job))


def _end(tasks, ahead, threads):
    """Cancels what has not begun, and lets the threads end."""
    while ahead:
        ahead.popleft().cancel()
    for _ in range(threads):
        tasks.put(None)


def _serve(tasks, read):
    """What a thread does. It knows the tasks alone, so that a `ReadAhead` which nobody holds can go."""
    while True:
        task = tasks.get()
        if task is None:
            return
        future, job = task
        if future.set_running_or_notify_cancel():
            try:
                future.set_result(read(job))
            except StopIteration as error:  # it would end the iteration over the results without a word
                replacement = RuntimeError("StopIteration was raised while a batch was read.")
                future.set_exception(replacement.with_traceback(error.__traceback__))
            except BaseException as error:
                future.set_exception(error)
        del task, future, job  # a thread that waits holds no batch

"""How runs are timed."""

import time


def best(function, repetitions=3):
    """Shortest of several runs, in seconds."""
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return min(times)

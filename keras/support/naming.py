"""Names: snake case, unique automatic names, closest matches for misspelt ones."""

import difflib
import re

from keras.support import state, tf_internals


def to_snake_case(name):
    """`MaxPooling2D` -> `max_pooling2d`; a leading underscore gets the word `private` before it."""
    partly = re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", name)
    snake = re.sub(r"([a-z])([A-Z])", r"\1_\2", partly).lower()
    return "private" + snake if snake.startswith("_") else snake


def unique_name(base, zero_based=True):
    """Returns `base`, `base_1`, ..., counted for each outer graph; beginning at `base_1` when not `zero_based`."""
    with state.process.lock:
        counters = _counters()
        counters[base] += 1
        count = counters[base] - (1 if zero_based else 0)
    return f"{base}_{count}" if count else base


def next_uid(prefix):
    """Returns 1, 2, ...: the numbers that `keras.backend.get_uid` gives, counted apart from automatic names."""
    with state.process.lock:
        counters = _counters()
        counters["uid of", prefix] += 1
        return counters["uid of", prefix]


def _counters():
    graph = tf_internals.outer_v1_graph()
    if graph is None:
        return state.process.eager_name_counter
    counters = state.process.name_counters.get(graph)
    if counters is None:
        counters = state.process.name_counters[graph] = type(state.process.eager_name_counter)(int)
    return counters


def closest(name, candidates, count=3):
    """Returns a hint such as `Did you mean 'accuracy'?`, or an empty string."""
    by_lower_case = {}
    for candidate in map(str, candidates):
        by_lower_case.setdefault(candidate.lower(), candidate)
    matches = difflib.get_close_matches(str(name).lower(), by_lower_case, n=count, cutoff=0.6)
    if not matches:
        return ""
    return "Did you mean " + " or ".join(repr(by_lower_case[match]) for match in matches) + "?"

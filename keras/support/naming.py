"""Names: snake case, unique automatic names, closest matches for misspelt ones."""

import contextlib
import difflib
import re

from keras.support import state, tf_internals


def to_snake_case(name):
    """`MaxPooling2D` -> `max_pooling2d`; a leading underscore gets the word `private` before it."""
    partly = re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", name)
    snake = re.sub(r"([a-z])([A-Z])", r"\1_\2", partly).lower()
    return "private" + snake if snake.startswith("_") else snake


def unique_name(base, zero_based=True):
    """Returns `base`, `base_1`, ..., counted for each graph; beginning at `base_1` when not `zero_based`."""
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


@contextlib.contextmanager
def counting_here():
    """Counts names in the graph of the caller, whatever scopes of TensorFlow are entered within."""
    before = state.thread.naming_graph
    state.thread.naming_graph = tf_internals.innermost_graph() if before is None else before
    try:
        yield
    finally:
        state.thread.naming_graph = before


@contextlib.contextmanager
def counting_apart():
    """Counts names from zero, apart from all others, as while a layer is drawn."""
    before, state.thread.naming_graph = state.thread.naming_graph, _Apart()
    try:
        yield
    finally:
        state.thread.naming_graph = before


class _Apart:
    """What names are counted for while a layer is drawn: stands for a graph of its own."""


def _counters():
    graph = tf_internals.innermost_graph()
    if graph is None:
        graph = state.thread.naming_graph
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

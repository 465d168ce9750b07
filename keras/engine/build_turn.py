"""Threads that call a layer for the first time take turns at building it."""

import contextlib

import tensorflow as tf

from keras.support import state


def build_turn():
    """Context in which this thread alone builds; replicas of a strategy, which wait for each other, take no turns."""
    return contextlib.nullcontext() if tf.distribute.has_strategy() else state.process.lock

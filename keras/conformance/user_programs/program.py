"""`Program`: a user's program, written once, run with either library."""

import dataclasses
import typing

import numpy as np


@dataclasses.dataclass(frozen=True)
class Program:
    """A program as users write them.

    Attributes:
        name: Name for messages, "family/what it does".
        run: Function from a library (`keras` or its reference) to a structure of what the program found: arrays,
            losses, names, configs, keys of logs.
    """

    name: str
    run: typing.Callable


def normal(*shape, seed=0):
    """Normal numbers, the same for each seed."""
    return np.random.RandomState(seed).randn(*shape).astype("float32")


def uniform(*shape, seed=0):
    """Numbers from 0 to 1, the same for each seed."""
    return np.random.RandomState(seed).rand(*shape).astype("float32")


def whole(*shape, below, seed=0):
    """Whole numbers from 0 on, the same for each seed."""
    return np.random.RandomState(seed).randint(0, below, shape).astype("int32")

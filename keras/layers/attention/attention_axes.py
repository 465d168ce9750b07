"""Einsum equations of attention over any axes of its inputs."""

import string
from typing import NamedTuple


class AttentionEquations(NamedTuple):
    """How scores come from queries and keys, and outputs from scores and values."""

    scores: str
    outputs: str
    scores_rank: int


def attention_equations(rank, axes):
    """Equations for queries, keys and values of shape `(batch..., axes..., heads, width)`.

    Scores have the shape `(batch axes, heads, attended axes of the queries, attended axes of the keys)`; batch axes
    are those that are not attended over.

    >>> from keras.layers.attention.attention_axes import attention_equations
    >>> attention_equations(4, (1,))
    AttentionEquations(scores='aecd,abcd->acbe', outputs='acbe,aecd->abcd', scores_rank=4)

    Args:
        rank: Number of axes of the projected inputs, heads and width included.
        axes: Tuple of the attended axes.
    """
    letters = iter(string.ascii_letters)
    queries = [next(letters) for _ in range(rank)]
    keys = [next(letters) if axis in axes else queries[axis] for axis in range(rank)]
    batch = [queries[axis] for axis in range(rank - 1) if axis not in axes]  # heads are the last of them
    scores = batch + [queries[axis] for axis in axes] + [keys[axis] for axis in axes]
    q, k, s = "".join(queries), "".join(keys), "".join(scores)
    return AttentionEquations(f"{k},{q}->{s}", f"{s},{k}->{q}", len(scores))


def projection_equation(input_rank, summed, made):
    """Equation of a dense layer that replaces the last `summed` axes of its inputs by `made` others, and its bias.

    >>> from keras.layers.attention.attention_axes import projection_equation
    >>> projection_equation(3, summed=1, made=2)
    ('abc,cde->abde', 'de')

    Args:
        input_rank: Number of axes of the inputs.
        summed: How many of the last axes are summed over.
        made: How many axes come in their place.
    """
    inputs = string.ascii_letters[:input_rank]
    new = string.ascii_letters[input_rank : input_rank + made]
    kept, gone = inputs[:-summed], inputs[-summed:]
    return f"{inputs},{gone}{new}->{kept}{new}", new

"""The table: every program of every family."""

from keras.conformance.user_programs import (
    generative,
    own_pieces,
    scoring,
    sequences,
    serving,
    similarity,
    training_styles,
    transfer,
    vision,
    watching,
)

FAMILIES = (
    generative,
    vision,
    transfer,
    similarity,
    sequences,
    training_styles,
    watching,
    scoring,
    own_pieces,
    serving,
)
PROGRAMS = tuple(program for family in FAMILIES for program in family.PROGRAMS)

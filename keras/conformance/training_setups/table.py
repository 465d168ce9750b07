"""The table: every set-up of every family."""

from keras.conformance.training_setups import (
    added_terms,
    data_forms,
    losses,
    masks,
    metrics,
    optimizers,
    outputs,
    own_steps,
    weighting,
)

FAMILIES = (losses, weighting, masks, outputs, metrics, added_terms, optimizers, data_forms, own_steps)
ROWS = tuple(row for family in FAMILIES for row in family.ROWS)

"""The table: every call of every family."""

from keras.conformance.backend_calls import (
    control_flow,
    convolutions,
    crossentropies,
    ctc,
    elementwise,
    images,
    linear_algebra,
    neural_networks,
    reductions,
    reshaping,
    settings,
    values,
)

FAMILIES = (
    elementwise,
    reductions,
    reshaping,
    linear_algebra,
    neural_networks,
    crossentropies,
    convolutions,
    images,
    values,
    control_flow,
    ctc,
    settings,
)
CALLS = tuple(call for family in FAMILIES for call in family.CALLS)

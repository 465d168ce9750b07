"""The table: every model of every family."""

from keras.conformance.reference_models import (
    attention,
    cloning,
    composites,
    dtypes,
    functional,
    lambdas,
    layer_settings,
    masks,
    nesting,
    normalizations,
    operations,
    own_layers,
    penalties,
    sequential,
    subclass_calls,
    subclassing,
    symbolic_values,
)

FAMILIES = (
    functional,
    nesting,
    sequential,
    subclassing,
    subclass_calls,
    own_layers,
    layer_settings,
    lambdas,
    normalizations,
    masks,
    attention,
    penalties,
    dtypes,
    operations,
    composites,
    symbolic_values,
    cloning,
)
ROWS = tuple(row for family in FAMILIES for row in family.ROWS)

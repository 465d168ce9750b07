"""Models that hold one layer of the table, or all of them."""

from keras.conformance.case import set_plain_weights
from keras.models.model import Model


def model_of(case):
    """A functional model around the layer of one row."""
    inputs = case.symbols()
    model = Model(inputs, case.make()(inputs), name=case.label)
    set_plain_weights(model)
    return model


def model_of_all(cases):
    """One functional model with an output for each row; saving and loading it tries every layer at once."""
    inputs, outputs = {}, {}
    for case in cases:
        symbols = case.symbols()
        flat = symbols if isinstance(symbols, list) else [symbols]
        inputs.update({tensor._keras_history.layer.name: tensor for tensor in flat})
        layer = case.make()
        layer._name = case.label
        outputs[case.label] = layer(symbols)
    model = Model(list(inputs.values()), outputs)
    set_plain_weights(model)
    return model


def values_for_all(cases):
    """Inputs of `model_of_all`."""
    found = []
    for case in cases:
        values = case.values()
        found.extend(values if isinstance(values, list) else [values])
    return found

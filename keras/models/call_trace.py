"""What each layer of a model costs: one trace of the model, with a note of every call that a layer makes."""

import collections
import contextlib

import tensorflow as tf

from keras.engine.call_losses import CallLosses
from keras.models import flops
from keras.support import shapes, state, tf_internals

_LEFT_BY_CALLS = ("_call_losses", "_saved_call_spec")


class LayerCost:
    """What the calls of one layer cost together, for one sample.

    Attributes:
        flops: Floating-point operations, those of layers inside included.
        output_bytes: Size of the outputs; for a layer that calls others, of the outputs that these give.
        output_shapes: The different shapes that its calls gave, each as text, with None for the batch axis.
        uncounted: Dict from operation type to number of operations that `flops` leaves out.
    """

    def __init__(self):
        self.flops = 0
        self.output_bytes = 0
        self.output_shapes = []
        self.uncounted = collections.Counter()


class ModelCosts:
    """Costs of a model and its layers for one sample in inference.

    Attributes:
        total: `LayerCost` of the model.
        has_unknown_axes: True when inputs have axes of unknown length besides the batch; they were counted as 1.
    """

    def __init__(self, total, by_layer, has_unknown_axes):
        self.total = total
        self.has_unknown_axes = has_unknown_axes
        self._by_layer = by_layer

    def of(self, layer):
        """`LayerCost` of a layer; zero for one that was not called."""
        return self._by_layer.get(id(layer)) or LayerCost()


def trace_costs(model):
    """Runs the model once on placeholders for a batch of one sample, with `training=False`, and counts.

    Raises:
        ValueError: What inputs the model takes is not known, since it was never called.
    """
    specs = model.save_spec()
    if specs is None:
        raise ValueError(
            f"Model {model.name!r} was never called, so what its layers cost is not known. Call it on a batch of data "
            "first."
        )
    call_spec = model._call_spec()
    with _left_unchanged(model), tf_internals.new_func_graph("costs").as_default():
        (inputs, *args), kwargs = tf.nest.map_structure(_sample, specs)
        if call_spec.expects_training:
            args, kwargs = call_spec.replace("training", False, tuple(args), kwargs)
        watch = _CallWatch()
        state.thread.call_observer = watch.run
        try:
            model(inputs, *args, **kwargs)
        finally:
            state.thread.call_observer = None
    return ModelCosts(watch.costs[id(model)], watch.costs, has_unknown_axes=_have_unknown_axes(specs))


@contextlib.contextmanager
def _left_unchanged(model):
    """Keeps what calls leave behind in layers as it was: losses, and the specs of the first call."""
    kept = []
    for layer in model._flatten_layers():
        kept.append((layer, {name: layer.__dict__[name] for name in _LEFT_BY_CALLS if name in layer.__dict__}))
        layer.__dict__["_call_losses"] = CallLosses()
    try:
        yield
    finally:
        for layer, values in kept:
            layer.__dict__.update(values)


def _sample(spec):
    """Placeholder for one sample; axes of unknown length have length 1, those inside of ragged and sparse stay open."""
    if isinstance(spec, tf.TensorSpec):
        return tf.compat.v1.placeholder(spec.dtype, _sample_dims(spec))
    if not isinstance(spec, tf.TypeSpec):
        return spec
    parts = [tf.compat.v1.placeholder(part.dtype, part.shape) for part in tf.nest.flatten(spec, expand_composites=True)]
    return tf.nest.pack_sequence_as(spec, parts, expand_composites=True)


def _sample_dims(spec):
    dims = shapes.as_tuple(spec.shape)
    return (1,) + tuple(1 if dim is None else dim for dim in dims[1:]) if dims else dims


def _have_unknown_axes(specs):
    dims = [shapes.as_tuple(spec.shape) for spec in tf.nest.flatten(specs) if isinstance(spec, tf.TensorSpec)]
    return any(one is not None and None in one[1:] for one in dims)


class _CallWatch:
    """Runs the calls of layers and adds up what each did in the graph that it was made in.

    A layer that runs inside a loop is noted with one pass; the loop counts all of them.
    """

    def __init__(self):
        self.costs = {}
        self._inner_bytes = []  # for each running call: bytes that calls inside gave, or None when there were none

    def run(self, layer, inputs, args, kwargs):
        if tf.executing_eagerly():  # a call within `tf.init_scope`
            return layer.run_call(inputs, args, kwargs)
        graph = tf.compat.v1.get_default_graph()
        start = len(graph.get_operations())
        self._inner_bytes.append(None)
        try:
            outputs = layer.run_call(inputs, args, kwargs)
        finally:
            inner_bytes = self._inner_bytes.pop()
        self._note(layer, graph.get_operations()[start:], outputs, inner_bytes)
        return outputs

    def _note(self, layer, operations, outputs, inner_bytes):
        cost = self.costs.setdefault(id(layer), LayerCost())
        counts = flops.count(operations)
        size = _bytes(outputs) if inner_bytes is None else inner_bytes
        cost.flops += counts.flops
        cost.uncounted.update(counts.uncounted)
        cost.output_bytes += size
        shape = _shape_text(outputs)
        if shape not in cost.output_shapes:
            cost.output_shapes.append(shape)
        if self._inner_bytes:
            self._inner_bytes[-1] = (self._inner_bytes[-1] or 0) + size


def _bytes(outputs):
    parts = [part for part in tf.nest.flatten(outputs, expand_composites=True) if isinstance(part, tf.Tensor)]
    return sum(part.dtype.size * (part.shape.num_elements() or 0) for part in parts)


def _shape_text(outputs):
    """The shapes of outputs as text, the batch axis (the one of length 1 in front) as None."""

    def one(value):
        dims = shapes.as_tuple(value.shape) if hasattr(value, "shape") else None
        return (None,) + dims[1:] if dims and dims[0] == 1 else dims

    return str(tf.nest.map_structure(one, outputs))

"""`AddingMethods`: losses and metrics that a model with a graph computes from its own symbolic tensors."""

import tensorflow as tf

from keras.engine import layer_metrics
from keras.engine.added_terms import AddLoss, AddMetric
from keras.engine.keras_tensor import KerasTensor
from keras.support import arguments


class AddingMethods:
    """Mixin of `Model`: `add_loss` and `add_metric` with symbolic tensors of the model's graph."""

    def add_loss(self, losses, **kwargs):
        """Adds to the loss of training: symbolic tensors of the model's graph, or what every layer takes.

        A symbolic tensor becomes part of the graph, and of its config, as a layer that adds the tensor's value in each
        call. A `Sequential`, whose config is its stack, keeps it until the stack changes and leaves it out of files.

        >>> x = keras.Input((3,))
        >>> hidden = keras.layers.Dense(2)(x)
        >>> model = keras.Model(x, keras.layers.Dense(3)(hidden))
        >>> model.add_loss(tf.reduce_mean(tf.square(hidden)))
        >>> model.compile("sgd")
        >>> history = model.fit(np.ones((4, 3)), verbose=0)

        Args:
            losses: A scalar, symbolic or (during `call`) a value, a function of no arguments that gives one, or a list
                of those.
            **kwargs: `inputs` is accepted for old code.

        Raises:
            TypeError: An unknown keyword was passed.
            ValueError: A symbolic tensor cannot be computed from the inputs of the model, or the model has no graph; a
                value was passed while no call is running.
        """
        symbolic = [] if self._graph is None else [one for one in tf.nest.flatten(losses) if _is_symbolic(one)]
        others = [one for one in tf.nest.flatten(losses) if not any(one is known for known in symbolic)]
        super().add_loss(others, **kwargs)
        self._include([AddLoss()(tensor) for tensor in symbolic])

    def add_metric(self, value, name=None, **kwargs):
        """Adds a number to the logs: the mean of a symbolic tensor of the model's graph, or what every layer takes.

        >>> x = keras.Input((3,))
        >>> y = keras.layers.Dense(2, kernel_initializer="ones")(x)
        >>> model = keras.Model(x, y)
        >>> model.add_metric(tf.reduce_max(y), name="largest")
        >>> model.compile("sgd", "mse")
        >>> model.evaluate(np.ones((4, 3)), np.ones((4, 2)), verbose=0)
        [4.0, 3.0]

        Args:
            value: Symbolic tensor, or (during `call`) a value.
            name: Name in the logs.
            **kwargs: `aggregation` is accepted for old code; values are always averaged.

        Raises:
            TypeError: An unknown keyword was passed, or `name` is not text.
            ValueError: There is no name, the model cannot compute the tensor, or a value was passed while no call is
                running.
        """
        if self._graph is None or not _is_symbolic(value):
            super().add_metric(value, name, **kwargs)
            return
        arguments.check_no_unknown(kwargs, ("aggregation",), owner="Model.add_metric")
        layer_metrics.check_name(name, self)
        self._include([AddMetric(metric_name=name)(value)])

    def _include(self, tensors):
        """Lets the graph compute further tensors, whose layers become layers of this model."""
        if not tensors:
            return
        self._graph.include(tensors)
        for layer in self._graph.layers:
            self._track(layer)
        self._drop_compiled_functions()

    def _include_calls_of(self, layers):
        """Lets the graph run the calls of layers that it was not drawn with: those of a config it was made from."""
        known = {id(node) for node in self._graph.nodes}
        calls = [
            node for layer in layers for node in layer.inbound_nodes if id(node) not in known and not node.is_input
        ]
        self._include([tensor for node in calls for tensor in tf.nest.flatten(node.outputs)[:1]])


def _is_symbolic(value):
    return isinstance(value, KerasTensor)

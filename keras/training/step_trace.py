"""One traced step: a graph for one batch, and loops over it inside a graph."""

import functools

import numpy as np
import tensorflow as tf

from keras.support import interrupts, tf_internals
from keras.training import metric_reset


class StepTrace:
    """Graphs of a step for batches of one signature.

    Args:
        step: Function from one batch to a structure of tensors.
        structure: A batch whose leaves may be anything, for its nesting.
        specs: Flat list of type specs, one for each leaf of `structure`; None where the leaf is None.
        jit_compile: Whether XLA compiles the graphs.
        collect: True returns the outputs of all steps, joined along their first axis; False those of the last one.
    """

    def __init__(self, step, structure, specs, jit_compile, collect):
        self._structure = tf.nest.map_structure(lambda leaf: None, structure)
        self.specs = specs
        self._jit_compile = True if jit_compile else None
        self._collect = collect
        self._fresh = None
        self._loops = {}  # number of steps that a loop has room for (None: any) -> function
        self._iterator_loops = {}  # (type of an iterator, whether the batches are certain to be there) -> function

        def flat_step(*leaves):
            return step(self._pack(leaves))

        self._one = _trace(flat_step, [spec for spec in specs if spec is not None], self._jit_compile)
        # The caller chooses a trace by the types of the leaves: TensorFlow need not bind and check them again.
        self._call_one = tf_internals.ConcreteCall(self._one)
        self._takes_tensors = all(isinstance(spec, tf.TensorSpec) for spec in specs if spec is not None)
        self._output_specs = tf.nest.map_structure(_spec_of_output, self._one.structured_outputs)

    @property
    def can_loop(self):
        """True when the outputs are plain tensors, which loops can carry (with rows, where they are joined)."""
        specs = tf.nest.flatten(self._output_specs)
        return all(isinstance(spec, tf.TensorSpec) and (spec.shape.rank or not self._collect) for spec in specs)

    def has_structure(self, nesting):
        """True for batches that are nested in the same way."""
        try:
            tf.nest.assert_same_structure(self._structure, nesting)
        except (TypeError, ValueError):
            return False
        return True

    @functools.cached_property
    def draws_numbers(self):
        """True when the step draws random numbers by operations that go on from where they were."""
        return _draws_numbers(self._one.graph)

    @property
    def graph(self):
        """The graph of one step."""
        return self._one.graph

    @property
    def loop_count(self):
        """How many loops were traced so far."""
        return len(self._loops) + len(self._iterator_loops)

    @property
    def stack_sizes(self):
        """How many steps the loops that were compiled for a fixed number have room for."""
        return [size for size in self._loops if size is not None]

    def run_one(self, leaves):
        """Runs one batch, given as its flat list of leaves."""
        if self._takes_tensors:
            return _call(self._call_one, leaves)
        return self._one(*[_as_tensor(leaf) for leaf in leaves if leaf is not None])

    def run_one_fresh(self, leaves, find_metrics):
        """Sets metrics to zero and runs one batch.

        Args:
            leaves: Flat list of the batch's leaves.
            find_metrics: Function that returns the metrics; called once, as the step holds them from its trace on.
        """
        if self._fresh is None:
            self._fresh = self._build_fresh(find_metrics())
        return self._fresh(leaves)

    def run_one_in_loop(self, leaves):
        """Runs one batch as a stack of one, so that draws go on where those of other stacks ended."""
        if not (self.can_loop and self._takes_tensors):
            return self.run_one(leaves)
        return self.run_stack([None if leaf is None else _as_tensor(leaf)[None] for leaf in leaves], 1)

    def run_stack(self, leaves, steps):
        """Runs `steps` batches that are stacked on the first axis of every leaf."""
        leaves = [leaf for leaf in leaves if leaf is not None]
        room = self._room_for(steps) if self._jit_compile else None
        loop = self._loops.get(room)
        if loop is None:
            loop = self._loops[room] = self._build_stack_loop(room)
        if room is not None and room > steps:
            leaves = [_pad(leaf, room) for leaf in leaves]
        outputs = loop(tf.constant(steps), *[_as_tensor(leaf) for leaf in leaves])
        if self._collect and room is not None and room > steps:
            outputs = tf.nest.map_structure(lambda leaf: leaf[: leaf.shape[0] // room * steps], outputs)
        return outputs

    def run_iterator(self, iterator, steps, is_certain):
        """Runs up to `steps` batches that a TensorFlow iterator yields.

        Returns:
            Pair of outputs and how many batches there were.
        """
        key = (tf.type_spec_from_value(iterator), is_certain)
        loop = self._iterator_loops.get(key)
        if loop is None:
            run = self._loop_over_certain if is_certain else self._loop_while_there
            loop = self._iterator_loops[key] = _trace(run, [key[0], tf.TensorSpec((), tf.int32)])
        outputs, done = loop(iterator, tf.constant(steps))
        return outputs, int(done)

    def _build_fresh(self, metrics):
        """Function of a batch's leaves that resets the metrics and runs the step, in one graph if that can be."""
        variables = metric_reset.variables_to_zero(metrics)
        if variables is None or not self._takes_tensors:

            def run(leaves):
                for metric in metrics:
                    metric.reset_state()
                return self.run_one(leaves)

            return run

        def reset_and_run(*tensors):
            for variable in variables:
                variable.assign(tf.zeros(variable.shape, variable.dtype))
            return self._one(*tensors)

        signature = [spec for spec in self.specs if spec is not None]
        # XLA compiles the step within, so that `run_one` shares its program.
        call = tf_internals.ConcreteCall(_trace(reset_and_run, signature))
        return lambda leaves: _call(call, leaves)

    def _room_for(self, steps):
        """XLA programs have a fixed size: the smallest one that has room for `steps`, else a new one."""
        return min((size for size in self._loops if size >= steps), default=steps)

    def _build_stack_loop(self, room):
        def run(steps, *stacks):
            return self._loop(steps, lambda i: [stack[i] for stack in stacks], room)

        specs = [tf.TensorSpec((room,) + tuple(spec.shape), spec.dtype) for spec in self.specs if spec is not None]
        return _trace(run, [tf.TensorSpec((), tf.int32), *specs], self._jit_compile)

    def _loop_over_certain(self, iterator, steps):
        return self._loop(steps, lambda i: _tensors_of(iterator.get_next()), None), steps

    def _loop(self, steps, read_batch, room):
        outputs = _Outputs(self._output_specs, steps if room is None else room, self._collect)

        def body(i, carried):
            return i + 1, outputs.add(i, carried, self._one(*read_batch(i)))

        _, carried = tf.while_loop(
            lambda i, carried: i < steps,
            body,
            (tf.constant(0), outputs.start()),
            shape_invariants=outputs.shape_invariants(tf.TensorShape(())),
            maximum_iterations=room,
        )
        return outputs.finish(carried)

    def _loop_while_there(self, iterator, steps):
        outputs = _Outputs(self._output_specs, None, self._collect)

        def body(i, is_more, carried):
            batch = iterator.get_next_as_optional()
            has_batch = batch.has_value()
            carried = tf.cond(
                has_batch,
                lambda: outputs.add(i, carried, self._one(*_tensors_of(batch.get_value()))),
                lambda: carried,
            )
            return i + tf.cast(has_batch, tf.int32), has_batch, carried

        done, _, carried = tf.while_loop(
            lambda i, is_more, carried: is_more & (i < steps),
            body,
            (tf.constant(0), tf.constant(True), outputs.start()),
            shape_invariants=outputs.shape_invariants(tf.TensorShape(()), tf.TensorShape(())),
        )
        return outputs.finish(carried), done

    def _pack(self, leaves):
        remaining = iter(leaves)
        flat = [None if spec is None else next(remaining) for spec in self.specs]
        return tf.nest.pack_sequence_as(self._structure, flat)


class _Outputs:
    """Outputs as the loop carries them: the last step's values, or an array of all steps' values for each leaf.

    `size` is the number of steps, None when only the loop finds out.
    """

    def __init__(self, specs, size, collect):
        self._specs = tf.nest.flatten(specs)
        self._structure = specs
        self._size = size
        self._collect = collect

    def start(self):
        if self._collect:
            return [
                tf.TensorArray(
                    spec.dtype,
                    size=0 if self._size is None else self._size,
                    dynamic_size=self._size is None,
                    element_shape=spec.shape,
                    infer_shape=False,
                )
                for spec in self._specs
            ]
        # What an output of unknown rank begins as does not matter: the first step replaces it.
        shapes = [() if spec.shape.rank is None else [dim or 0 for dim in spec.shape] for spec in self._specs]
        return [tf.zeros(shape, spec.dtype) for shape, spec in zip(shapes, self._specs)]

    def shape_invariants(self, *counters):
        return None if self._collect else (*counters, [spec.shape for spec in self._specs])

    def add(self, i, carried, outputs):
        flat = tf.nest.flatten(outputs)
        return [array.write(i, leaf) for array, leaf in zip(carried, flat)] if self._collect else flat

    def finish(self, carried):
        flat = [array.concat() for array in carried] if self._collect else carried
        return tf.nest.pack_sequence_as(self._structure, flat)


def _trace(function, signature, jit_compile=None):
    """The graph of a function of arguments of these types."""
    traced = tf.function(function, autograph=False, jit_compile=jit_compile, input_signature=signature)
    with interrupts.held_back():
        return traced.get_concrete_function()


def _spec_of_output(output):
    """The spec of a dense tensor; anything else as it is."""
    return tf.TensorSpec(output.shape, output.dtype) if isinstance(output, (tf.Tensor, tf.TensorSpec)) else output


def _draws_numbers(graph):
    for operation in graph.get_operations():
        definition = operation.op_def
        if definition.is_stateful and any(attribute.name == "seed2" for attribute in definition.attr):
            return True
        for attribute in definition.attr:
            if attribute.type in ("func", "list(func)"):
                inner = tf_internals.function_graphs(operation, attribute.name)
                if any(_draws_numbers(one) for one in inner if one is not None):
                    return True
    return False


def _tensors_of(batch):
    return [leaf for leaf in tf.nest.flatten(batch) if leaf is not None]


def _call(function, leaves):
    """Calls a function of flat tensors on arrays and tensors, and keeps nothing of the tensors made for it."""
    leaves = [leaf for leaf in leaves if leaf is not None]
    tensors = [_as_tensor(leaf) for leaf in leaves]
    outputs = function(tensors)
    for leaf, tensor in zip(leaves, tensors):
        if tensor is not leaf:
            tf_internals.forget_tensor(tensor)
    return outputs


def _as_tensor(leaf):
    return tf_internals.tensor_of_array(leaf) if isinstance(leaf, np.ndarray) else leaf


def _pad(stack, room):
    padded = np.zeros((room,) + stack.shape[1:], stack.dtype)
    padded[: len(stack)] = stack
    return padded

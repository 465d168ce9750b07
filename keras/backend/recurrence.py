"""Running a step function along the time axis of sequences."""

import tensorflow as tf

from keras.backend.symbolic import recorded_as_one
from keras.support.api_export import keras_export


@keras_export("keras.backend.rnn")
@recorded_as_one
def rnn(
    step_function,
    inputs,
    initial_states,
    go_backwards=False,
    mask=None,
    constants=None,
    unroll=False,
    input_length=None,
    time_major=False,
    zero_output_for_mask=False,
    return_all_outputs=True,
):
    """Runs `step_function` for each time step, each time with the states that the step before returned.

    `output[t], states[t + 1] = step_function(inputs[t], states[t] + constants)`. Where a step is masked, the states
    stay as they were and the output of the step before is repeated (zeros at the start).

    >>> def add(x, states):
    ...     total = states[0] + x
    ...     return total, [total]
    >>> last, outputs, states = keras.backend.rnn(add, tf.ones((1, 3, 1)), [tf.zeros((1, 1))])
    >>> outputs.numpy().ravel()
    array([1., 2., 3.], dtype=float32)

    Args:
        step_function: Function of the inputs of one step, `(batch, ...)`, and of a tuple of states and constants. It
            returns the output of the step, `(batch, ...)` or a structure of such tensors, and its new states.
        inputs: Tensor `(batch, time, ...)`, or a structure of them.
        initial_states: List or tuple of the states before the first step.
        go_backwards: Whether to go from the last step to the first. The outputs are in the order of the steps made.
        mask: Bool tensor `(batch, time)` or `(batch, time, 1)`, False at steps to skip; or None.
        constants: List or tuple of tensors handed to each step after the states; or None.
        unroll: Whether to lay the steps out one by one, which needs their number and costs memory; else they loop.
        input_length: Integer tensor `(batch,)`: steps from there on count as masked, in a loop without a mask. An
            integer says nothing that `inputs` does not say.
        time_major: Whether inputs, mask and outputs are `(time, batch, ...)`.
        zero_output_for_mask: Whether the output at masked steps is zeros in place of the one before.
        return_all_outputs: Whether to return the outputs of all steps, else of the last alone.

    Returns:
        Triple of the last output, the outputs `(batch, time, ...)`, with 1 for time unless `return_all_outputs`, and
        the last states.

    Raises:
        ValueError: `unroll` without a fixed number of steps; too few axes; `initial_states` is no list or tuple; the
            number of states changes from step to step.
    """
    if not isinstance(initial_states, (list, tuple)):
        raise ValueError(f"rnn: `initial_states` must be a list or tuple. Received: initial_states={initial_states!r}")
    initial_states = tf.nest.map_structure(tf.convert_to_tensor, initial_states)
    inputs = tf.nest.map_structure(lambda value: _swap_batch_and_time(value, time_major), inputs)
    count = _step_count(inputs)
    mask = None if mask is None else _swap_batch_and_time(tf.cast(mask, tf.bool), time_major)
    if mask is None and not unroll and tf.is_tensor(input_length) and input_length.shape.rank:
        mask = tf.range(count)[:, tf.newaxis] < tf.cast(input_length, tf.int32)
    if mask is not None and mask.shape.rank == 2:
        mask = tf.expand_dims(mask, -1)
    if go_backwards:
        inputs = tf.nest.map_structure(lambda value: tf.reverse(value, [0]), inputs)
        mask = None if mask is None else tf.reverse(mask, [0])
    step = _masked_step(step_function, initial_states, tuple(constants or ()))
    run = _unrolled if unroll else _looped
    repeats_outputs = mask is not None and not zero_output_for_mask
    outputs, last, states = run(step, count, inputs, mask, initial_states, repeats_outputs, return_all_outputs)
    return last, tf.nest.map_structure(lambda value: _swap_batch_and_time(value, time_major), outputs), states


def _masked_step(step_function, initial_states, constants):
    """Returns `step(inputs, mask, previous, states)`, which gives the output of one step and its new states.

    Where `mask` is False, the states stay and the output is `previous`, or zeros when that is None.
    """

    def step(inputs, mask, previous, states):
        states = tf.nest.flatten(states)
        packed = tf.nest.pack_sequence_as(initial_states, states)
        output, new_states = step_function(inputs, (*packed, *constants))
        new_flat = tf.nest.flatten(new_states)
        if len(new_flat) != len(states):
            raise ValueError(
                f"rnn: `step_function` must return as many states as it was given. Received: {len(new_flat)} states "
                f"for {len(states)}"
            )
        if mask is None:
            return output, new_states
        previous = tf.nest.map_structure(tf.zeros_like, output) if previous is None else previous
        output = tf.nest.map_structure(lambda new, old: _where(mask, new, old), output, previous)
        kept = [_where(mask, new, old) for new, old in zip(new_flat, states)]
        return output, tuple(tf.nest.pack_sequence_as(initial_states, kept))

    return step


def _unrolled(step, count, inputs, mask, states, repeats_outputs, keeps_all):
    if not isinstance(count, int):
        raise ValueError(
            "Unrolling requires a fixed number of timesteps. Give the number of steps in the shape of the inputs, or "
            "leave out `unroll`."
        )
    flat = [tf.unstack(value, count) for value in tf.nest.flatten(inputs)]
    masks = [None] * count if mask is None else tf.unstack(mask, count)
    outputs, output = [], None
    for step_mask, *step_inputs in zip(masks, *flat):
        previous = output if repeats_outputs else None
        output, states = step(tf.nest.pack_sequence_as(inputs, step_inputs), step_mask, previous, states)
        outputs.append(output)
    kept = outputs if keeps_all else outputs[-1:]
    return tf.nest.map_structure(lambda *values: tf.stack(values), *kept), output, states


def _looped(step, count, inputs, mask, initial_states, repeats_outputs, keeps_all):
    """Makes the first step by itself, which shows what a step returns, and all others in a loop."""
    columns = tf.nest.map_structure(lambda value: _array_like(value[0], count).unstack(value), inputs)
    mask_column = None if mask is None else _array_like(mask[0], count).unstack(mask)

    def read(time):
        step_inputs = tf.nest.map_structure(lambda column: column.read(time), columns)
        return step_inputs, None if mask is None else mask_column.read(time)

    output, states = step(*read(0), None, initial_states)
    first = [tf.convert_to_tensor(value) for value in tf.nest.flatten(output)]
    arrays = [_array_like(value, count).write(0, value) for value in first] if keeps_all else []
    carried = first if repeats_outputs or not keeps_all else []

    def body(time, arrays, carried, states):
        previous = tf.nest.pack_sequence_as(output, carried) if repeats_outputs else None
        new, states = step(*read(time), previous, states)
        new = tf.nest.flatten(new)
        arrays = [array.write(time, value) for array, value in zip(arrays, new)]
        return time + 1, arrays, new if carried else [], tf.nest.flatten(states)

    _, arrays, carried, states = tf.while_loop(
        cond=lambda time, *unused: time < count,
        body=body,
        loop_vars=(tf.constant(1), arrays, carried, tf.nest.flatten(states)),
        maximum_iterations=count - 1,
        parallel_iterations=32,
    )
    states = tuple(tf.nest.pack_sequence_as(initial_states, states))
    outputs = [array.stack() for array in arrays] if keeps_all else [value[tf.newaxis] for value in carried]
    outputs = tf.nest.pack_sequence_as(output, outputs)
    return outputs, tf.nest.map_structure(lambda value: value[-1], outputs), states


def _array_like(value, count):
    """An array for `count` tensors like `value`."""
    return tf.TensorArray(value.dtype, count, element_shape=value.shape)


def _step_count(inputs):
    """Number of steps: an `int` when it is known, else a tensor."""
    value = tf.nest.flatten(inputs)[0]
    if value.shape[0] == 0:
        raise ValueError(
            f"rnn: There must be a time step at least. Received inputs of the shape {value.shape}, time first"
        )
    return tf.shape(value)[0] if value.shape[0] is None else value.shape[0]


def _swap_batch_and_time(value, time_major):
    """Brings `(batch, time, ...)` to `(time, batch, ...)` and back; leaves what is time major."""
    value = tf.convert_to_tensor(value)
    if value.shape.rank is not None and value.shape.rank < 2:
        raise ValueError(f"rnn: `inputs` must have 2 axes or more, batch and time. Received: shape={value.shape}")
    return value if time_major else tf.transpose(value, [1, 0, *range(2, value.shape.rank)])


def _where(mask, new, old):
    """`new` where the sample is not masked, else `old`; the mask is `(batch, 1)`."""
    rank = tf.convert_to_tensor(new).shape.rank
    while mask.shape.rank > rank:
        mask = tf.squeeze(mask, -1)
    while mask.shape.rank < rank:
        mask = tf.expand_dims(mask, -1)
    return tf.where(mask, new, old)

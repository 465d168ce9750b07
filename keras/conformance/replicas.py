"""Runs the table on two replicas, in a process of its own: `python -m keras.conformance.replicas`.

Virtual devices can only be made before TensorFlow starts. Prints a JSON dict `{name of a row: what went wrong}`.
"""

import inspect
import json
import sys

import numpy as np
import tensorflow as tf

from keras.conformance.case import set_plain_weights
from keras.conformance.cases import CASES


def two_devices():
    """A strategy of two replicas on two virtual CPUs."""
    cpu = tf.config.list_physical_devices("CPU")[0]
    tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
    return tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])


def problem_of(case, strategy):
    """Returns what is wrong with a row on two replicas, or None."""
    values = [np.asarray(value) for value in tf.nest.flatten(case.values())]
    expected = case.built()(case.values()).numpy()
    with strategy.scope():
        layer = case.make()
        layer(case.values())
        set_plain_weights(layer)
    half = len(values[0]) // 2

    def share(context):
        rows = slice(0, half) if context.replica_id_in_sync_group == 0 else slice(half, None)
        return case.pack([tf.constant(value[rows]) for value in values])

    inputs = strategy.experimental_distribute_values_from_function(share)
    outputs = strategy.experimental_local_results(run_on(strategy, layer)(inputs))
    found = np.concatenate([output.numpy() for output in outputs])
    difference = np.max(np.abs(found - expected)) if found.shape == expected.shape else np.inf
    return None if difference < 1e-5 else f"differs by {difference}"


def run_on(strategy, layer):
    """A compiled function that runs the layer on each replica."""
    return tf.function(lambda inputs: strategy.run(layer, args=(inputs,)))


def training_problem(case, strategy):
    """Returns what goes wrong when the whole batch comes to the second replica, or None.

    Statistics must stay finite; where replicas are to count as one they must be those of one device.
    """
    if "training" not in inspect.signature(case.make().call).parameters:
        return None
    for rows in (1, 0):
        found = moved_by(case, strategy, rows)
        if not all(np.all(np.isfinite(weight)) for weight in found):
            return f"{found} after training with {rows} rows on the first replica"
        if getattr(case.make(), "synchronized", False):
            expected = moved_by(case, None, rows)
            if not all(np.allclose(a, b, atol=1e-5) for a, b in zip(expected, found)):
                return f"{expected} on one device, {found} on two with {rows} rows on the first replica"
    return None


def moved_by(case, strategy, rows):
    """Statistics after one batch whose first `rows` rows go to the first replica."""
    values = case.values()
    if strategy is None:
        layer = case.built()
        layer(values, training=True)
        return [weight.numpy() for weight in layer.non_trainable_weights]
    with strategy.scope():
        layer = case.built()
    shares = (values[:rows], values[rows:])
    inputs = strategy.experimental_distribute_values_from_function(
        lambda context: tf.constant(shares[context.replica_id_in_sync_group])
    )

    def train(x):
        x = tf.compat.v1.placeholder_with_default(x, (None,) + values.shape[1:])  # the batch size is not known
        return layer(x, training=True)

    tf.function(lambda inputs: strategy.run(train, args=(inputs,)))(inputs)
    return [weight.numpy() for weight in layer.non_trainable_weights]


def main():
    strategy = two_devices()
    problems = {}
    for case in CASES:
        try:
            problem = problem_of(case, strategy) or training_problem(case, strategy)
        except Exception as error:  # every row is tried; what went wrong is reported
            problem = f"{type(error).__name__}: {error}"
        if problem is not None:
            problems[case.name] = problem
    json.dump({"rows": len(CASES), "problems": problems}, sys.stdout)


if __name__ == "__main__":
    main()

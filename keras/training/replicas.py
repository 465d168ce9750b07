"""A step on the replicas of a `tf.distribute` strategy: splits the batch, runs it everywhere, merges the outputs."""

import warnings

import numpy as np
import tensorflow as tf

from keras.support import batch_share, interrupts, tf_internals
from keras.training import empty_share


class ReplicatedStep:
    """Runs `step` once on each replica, on its share of the batch.

    Args:
        step: Function from one batch to a structure of tensors.
        strategy: `tf.distribute.Strategy` of several replicas.
        concatenate: True joins the replicas' outputs along their first axis; False takes those of the first replica.
        jit_compile: Whether XLA compiles the step of each replica; without effect, and with a warning, on several CPUs.
    """

    def __init__(self, step, strategy, concatenate, jit_compile=False):
        self._strategy = strategy
        self._concatenate = concatenate
        replica_step = _knowing_its_share(step)
        if jit_compile and _can_compile(strategy):
            replica_step = tf.function(replica_step, jit_compile=True)

        def run(data):
            return strategy.run(replica_step, args=(data,))

        self._run = tf.function(run, autograph=False, reduce_retracing=True)

    def __call__(self, data):
        if not _is_distributed(data):
            data = self._split(data)
        with interrupts.held_back():  # the call may trace
            outputs = self._run(data)
        return tf.nest.map_structure(self._merge, outputs)

    @property
    def graphs(self):
        """The graphs that were traced so far."""
        return [trace.graph for trace in tf_internals.traces_of(self._run)]

    def _split(self, data):
        """Shares the rows out: every replica gets `ceil(rows / replicas)`, the last ones what remains."""
        count = self._strategy.num_replicas_in_sync

        def share(context):
            index = context.replica_id_in_sync_group

            def cut(leaf):
                size = -(-int(leaf.shape[0]) // count)
                return leaf[index * size : (index + 1) * size]

            return tf.nest.map_structure(lambda leaf: None if leaf is None else cut(leaf), data)

        return self._strategy.experimental_distribute_values_from_function(share)

    def _merge(self, value):
        parts = self._strategy.experimental_local_results(value)
        if not self._concatenate:
            return parts[0]
        return tf.concat(parts, axis=0) if isinstance(parts[0], tf.Tensor) else tf.nest.map_structure(np.asarray, parts)


def _can_compile(strategy):
    """Whether XLA can compile for all of the replicas here; its programs for CPUs see the memory of the first only."""
    devices = strategy.extended.worker_devices
    if len(devices) == 1 or not any("device:CPU" in device for device in devices):
        return True
    warnings.warn(
        f"compile: `jit_compile=True` has no effect on {len(devices)} replicas on CPUs: XLA compiles for the first CPU "
        "only.",
        stacklevel=2,
    )
    return False


def _knowing_its_share(step):
    def run(data):
        with batch_share.of_batch(data), empty_share.without_empty_calls():
            return step(data)

    return run


def _is_distributed(data):
    return any(isinstance(leaf, tf.distribute.DistributedValues) for leaf in tf.nest.flatten(data))

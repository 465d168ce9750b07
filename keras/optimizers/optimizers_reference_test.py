"""Optimizers give the numbers, configs, variables and checkpoints of the reference Keras 2."""

import numpy as np
import tensorflow as tf
import tf_keras

from keras import optimizers
from keras.testing import test_case

RANDOM = np.random.RandomState(0)
STEPS = 50
DENSE = [RANDOM.randn(4, 3).astype("float32") for _ in range(STEPS)]
BIAS = [RANDOM.randn(3).astype("float32") for _ in range(STEPS)]
ROWS = [(RANDOM.randn(3, 3).astype("float32"), RANDOM.randint(0, 4, 3)) for _ in range(STEPS)]
KERNEL_START, BIAS_START = RANDOM.randn(4, 3).astype("float32"), RANDOM.randn(3).astype("float32")

CASES = [
    ("SGD", {}),
    ("SGD", {"momentum": 0.9}),
    ("SGD", {"momentum": 0.9, "nesterov": True}),
    ("SGD", {"global_clipnorm": 0.7, "momentum": 0.5}),
    ("SGD", {"weight_decay": 0.1}),
    ("Adam", {}),
    ("Adam", {"learning_rate": 0.05}),
    ("Adam", {"amsgrad": True, "learning_rate": 0.01}),
    ("Adam", {"clipnorm": 0.5}),
    ("Adam", {"clipvalue": 0.1}),
    ("Adam", {"use_ema": True, "ema_momentum": 0.8}),
    ("AdamW", {}),
    ("RMSprop", {}),
    ("RMSprop", {"momentum": 0.9}),
    ("RMSprop", {"centered": True}),
    ("RMSprop", {"centered": True, "momentum": 0.5}),
    ("RMSprop", {"use_ema": True, "ema_momentum": 0.8, "ema_overwrite_frequency": 7}),
    ("Adagrad", {}),
    ("Adadelta", {"learning_rate": 1.0}),
    ("Adamax", {}),
    ("Nadam", {}),
    ("Ftrl", {}),
    ("Ftrl", {"l1_regularization_strength": 0.01, "l2_shrinkage_regularization_strength": 0.05, "beta": 0.1}),
    ("Lion", {"learning_rate": 0.01}),
    ("Adafactor", {}),
    ("Adafactor", {"learning_rate": 0.5, "relative_step": False}),
]


def gradients_of(step, is_sparse):
    if not is_sparse:
        return tf.constant(DENSE[step]), tf.constant(BIAS[step])
    values, indices = ROWS[step]
    slices = tf.IndexedSlices(tf.constant(values), tf.constant(indices), tf.constant([4, 3]))
    return slices, tf.constant(BIAS[step])


def trained(optimizer, is_sparse=False, steps=STEPS, **function_settings):
    """The optimizer and the weights after some steps."""
    weights = [tf.Variable(KERNEL_START, name="kernel"), tf.Variable(BIAS_START, name="bias")]
    optimizer.build(weights)

    def update(*gradients):
        optimizer.apply_gradients(zip(gradients, weights))

    update = tf.function(update, **function_settings) if function_settings else update
    for step in range(steps):
        update(*gradients_of(step, is_sparse))
    return optimizer, [weight.numpy() for weight in weights]


class OptimizersReferenceTest(test_case.TestCase):
    def test_fifty_steps(self):
        for name, settings in CASES:
            for is_sparse in (False, True):
                with self.subTest(name=name, settings=settings, is_sparse=is_sparse):
                    _, ours = trained(getattr(optimizers, name)(**settings), is_sparse)
                    _, theirs = trained(getattr(tf_keras.optimizers, name)(**settings), is_sparse)
                    for weight, expected in zip(ours, theirs):
                        self.assertAllClose(weight, expected, rtol=1e-6, atol=1e-6)

    def test_graphs_and_xla_give_what_eager_steps_give(self):
        for name, settings in CASES:
            for is_sparse in (False, True):
                _, eager = trained(getattr(optimizers, name)(**settings), is_sparse, steps=8)
                for jit_compile in (False, True):
                    with self.subTest(name=name, settings=settings, is_sparse=is_sparse, jit_compile=jit_compile):
                        optimizer = getattr(optimizers, name)(**settings)
                        _, traced = trained(optimizer, is_sparse, steps=8, jit_compile=jit_compile)
                        for weight, expected in zip(traced, eager):
                            self.assertAllClose(weight, expected, rtol=2e-6, atol=1e-6)

    def test_larger_variables(self):
        for size in (1000, 50000):
            gradient = tf.constant(RANDOM.randn(size).astype("float32"))
            for name in ("SGD", "Adam", "RMSprop"):
                weights = []
                for module in (optimizers, tf_keras.optimizers):
                    weight = tf.Variable(tf.ones(size))
                    optimizer = getattr(module, name)(0.01)
                    for step in range(10):
                        optimizer.apply_gradients([(gradient * (step - 3.0), weight)])
                    weights.append(weight.numpy())
                with self.subTest(name=name, size=size):
                    self.assertAllClose(*weights, rtol=1e-6, atol=1e-6)

    def test_schedules_drive_them_alike(self):
        for name in ("SGD", "Adam"):
            found = []
            for module in (optimizers, tf_keras.optimizers):
                schedule = module.schedules.CosineDecay(0.1, 30, 0.1, warmup_target=0.3, warmup_steps=5)
                optimizer, weights = trained(getattr(module, name)(schedule))
                found.append([*weights, optimizer.learning_rate.numpy()])
            for ours, theirs in zip(*found):
                self.assertAllClose(ours, theirs, rtol=1e-6, atol=1e-6)

    def test_configs(self):
        for name, settings in CASES:
            ours = getattr(optimizers, name)(**settings)
            theirs = getattr(tf_keras.optimizers, name)(**settings)
            self.assertEqual(list(ours.get_config().items()), list(theirs.get_config().items()))
            # Releases differ in the module alone: "keras.optimizers", or in 2.15 "keras.optimizers.experimental".
            expected = {**tf_keras.optimizers.serialize(theirs), "module": "keras.optimizers"}
            self.assertEqual(optimizers.serialize(ours), expected)
            self.assertEqual(
                optimizers.deserialize(tf_keras.optimizers.serialize(theirs)).get_config(), ours.get_config()
            )

    def test_variables(self):
        for name, settings in CASES:
            for builds_first in (True, False):
                names = []
                for module in (optimizers, tf_keras.optimizers):
                    weights = [tf.Variable(KERNEL_START, name="kernel"), tf.Variable(BIAS_START, name="bias")]
                    optimizer = getattr(module, name)(**settings)
                    if builds_first:
                        optimizer.build(weights)
                    optimizer.apply_gradients(zip(gradients_of(0, False), weights))
                    names.append([(variable.name, tuple(variable.shape)) for variable in optimizer.variables])
                with self.subTest(name=name, settings=settings, builds_first=builds_first):
                    self.assertEqual(*names)

    def test_checkpoints_cross(self):
        for name, settings in CASES:
            with self.subTest(name=name, settings=settings):
                theirs, _ = trained(getattr(tf_keras.optimizers, name)(**settings), steps=2)
                ours, _ = trained(getattr(optimizers, name)(**settings), steps=1)
                their_path = tf.train.Checkpoint(optimizer=theirs).save(self.get_temp_dir() + "/theirs")
                our_path = tf.train.Checkpoint(optimizer=ours).save(self.get_temp_dir() + "/ours")
                self.assertEqual(sorted(tf.train.list_variables(our_path)), sorted(tf.train.list_variables(their_path)))
                tf.train.Checkpoint(optimizer=ours).restore(their_path).assert_consumed()
                self.assertAllEqual(ours.iterations, 2)
                for variable, expected in zip(ours.variables, theirs.variables):
                    self.assertAllEqual(variable, expected)

"""Adam."""

import numpy as np
import tensorflow as tf

from keras import optimizers
from keras.testing import test_case


def updated(optimizer, steps):
    """Weights [1, 2] after some steps by the gradient [1, -2]."""
    weight = tf.Variable([1.0, 2.0])
    for _ in range(steps):
        optimizer.apply_gradients([(tf.constant([1.0, -2.0]), weight)])
    return weight.numpy()


class AdamTest(test_case.TestCase):
    def test_first_step_has_the_size_of_the_learning_rate(self):
        self.assertAllClose(updated(optimizers.Adam(0.5), steps=1), [0.5, 2.5], atol=1e-5)

    def test_follows_the_formula_at_every_size(self):
        for size in (10, 4096, 70000):
            for settings in ({}, {"amsgrad": True}):
                with self.subTest(size=size, settings=settings):
                    self.assertFollowsTheFormula(size, **settings)

    def assertFollowsTheFormula(self, size, amsgrad=False):
        weight = tf.Variable(np.linspace(1.0, 2.0, size, dtype="float32"))
        optimizer = optimizers.Adam(0.05, amsgrad=amsgrad)
        w, m, v, largest = np.linspace(1.0, 2.0, size), 0.0, 0.0, 0.0
        for step in range(1, 6):
            g = np.random.uniform(-1.0, 1.0, size)
            optimizer.apply_gradients([(tf.constant(g, tf.float32), weight)])
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
            largest = np.maximum(largest, v)
            rate = 0.05 * np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
            w = w - rate * m / (np.sqrt(largest if amsgrad else v) + 1e-7)
        self.assertAllClose(weight, w, rtol=1e-5, atol=1e-5)

    def test_half_precision_moves(self):
        for dtype in (tf.float16, tf.bfloat16):
            weight = tf.Variable(tf.cast([1.0, 2.0], dtype))
            optimizer = optimizers.Adam(0.25, epsilon=1e-3)
            for _ in range(3):
                optimizer.apply_gradients([(tf.cast([1.0, -1.0], dtype), weight)])
            self.assertAllClose(tf.cast(weight, tf.float32), [0.25, 2.75], atol=0.05)

    def test_a_step_is_one_kernel_for_each_variable(self):
        weights = [tf.Variable(tf.zeros(10)) for _ in range(20)]
        optimizer = optimizers.Adam()
        optimizer.build(weights)

        def step():
            gradient = tf.ones(10)
            optimizer.apply_gradients([(gradient, weight) for weight in weights])

        graph = tf.function(step).get_concrete_function().graph
        kinds = [operation.type for operation in graph.get_operations()]
        self.assertEqual(kinds.count("ResourceApplyAdam"), 20)
        self.assertLess(len(kinds), 20 * 6 + 40)

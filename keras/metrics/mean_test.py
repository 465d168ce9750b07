"""Weighted mean and sum."""

import numpy as np
import tensorflow as tf

from keras import metrics
from keras.testing import test_case


class MeanTest(test_case.TestCase):
    def test_mean_of_all_values_so_far(self):
        mean = metrics.Mean()
        mean.update_state([1.0, 3.0])
        mean.update_state(8.0)
        self.assertAllClose(mean.result(), 4.0)
        self.assertAllClose([mean.total, mean.count], [12.0, 3.0])

    def test_weights_count(self):
        self.assertAllClose(metrics.Mean()([1.0, 3.0], sample_weight=[3.0, 1.0]), 1.5)
        self.assertAllClose(metrics.Mean()([[1.0, 1.0], [3.0, 5.0]], sample_weight=[1.0, 0.0]), 1.0)
        self.assertAllClose(metrics.Mean()(5.0, sample_weight=3.0), 5.0)

    def test_no_value_gives_zero(self):
        self.assertAllClose(metrics.Mean().result(), 0.0)
        self.assertAllClose(metrics.Mean()([1.0], sample_weight=[0.0]), 0.0)

    def test_ragged_values(self):
        values = tf.ragged.constant([[1.0, 2.0], [6.0]])
        self.assertAllClose(metrics.Mean()(values), 3.0)
        self.assertAllClose(metrics.Mean()(values, sample_weight=[0.0, 1.0]), 6.0)

    def test_number_of_rows_may_be_unknown(self):
        mean = metrics.Mean()
        step = tf.function(mean.__call__, input_signature=[tf.TensorSpec([None, 2])])
        self.assertAllClose(step(tf.ones((3, 2)) * 2.0), 2.0)

    def test_an_update_traces_to_few_nodes(self):
        mean = metrics.Mean()

        def update(value, weight):
            mean.update_state(value, sample_weight=weight)

        graph = tf.function(update).get_concrete_function(tf.TensorSpec([]), tf.TensorSpec([])).graph
        kinds = [operation.type for operation in graph.get_operations()]
        self.assertEqual(kinds.count("AssignAddVariableOp"), 2)
        self.assertLessEqual(len(kinds), 8)

    def test_sum(self):
        total = metrics.Sum()
        total.update_state([1.0, 3.0])
        self.assertAllClose(total([1.0], sample_weight=[5.0]), 9.0)
        self.assertAllClose(metrics.Sum()(np.ones((2, 3, 4)), sample_weight=[1.0, 2.0]), 36.0)

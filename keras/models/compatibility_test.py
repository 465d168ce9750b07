"""The names of docs/compatibility.md."""

import numpy as np
import tensorflow as tf

import keras
from keras.testing import test_case


class UnderscoreNamesTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.x = keras.Input((3,))
        self.dense = keras.layers.Dense(2)
        self.y = self.dense(self.x)
        self.model = keras.Model(self.x, self.y)

    def test_position_in_graphs(self):
        self.assertLen(self.dense._inbound_nodes, 1)
        self.assertLen(self.model.layers[0]._outbound_nodes, 1)
        self.assertTrue(self.model._is_graph_network)
        self.assertFalse(self.dense._is_graph_network)
        self.assertEqual(sorted(self.model._nodes_by_depth), [0, 1])
        layer, node_index, tensor_index = self.y._keras_history
        self.assertIs(layer, self.dense)
        self.assertEqual((node_index, tensor_index), (0, 0))
        self.assertIsNone(self.y._keras_mask)

    def test_state_of_layers(self):
        self.assertEqual([layer.name for layer in self.model._flatten_layers()], ["model", "input_1", "dense"])
        self.assertEqual(list(self.model._flatten_layers(recursive=False, include_self=False)), self.model.layers)
        self.dense.metric = keras.metrics.Mean()
        self.assertEqual(list(self.dense._flatten_layers()), [self.dense])
        self.assertEqual(self.model.metrics, [self.dense.metric])
        self.assertLen(self.dense._trainable_weights, 2)
        self.assertEmpty(self.dense._non_trainable_weights)
        self.assertEqual(self.model._self_tracked_trackables, self.model.layers)
        self.assertEqual(self.dense._compute_dtype_object, tf.float32)
        self.assertEqual(self.dense._build_input_shape.as_list(), [None, 3])
        self.assertEqual(self.dense._input_spec.min_ndim, 2)

    def test_ignored_properties_of_modules(self):
        class Holder(keras.layers.Layer):
            _TF_MODULE_IGNORED_PROPERTIES = keras.layers.Layer._TF_MODULE_IGNORED_PROPERTIES | {"hidden"}

            def __init__(self):
                super().__init__()
                self.hidden = keras.layers.Dense(1)
                self.shown = keras.layers.Dense(1)

        holder = Holder()
        self.assertEqual(holder.submodules, (holder.shown,))

    def test_state_of_training(self):
        model = self.model
        self.assertFalse(model._is_compiled)
        self.assertIsNone(model.train_function)
        model.compile("sgd", "mse", run_eagerly=False)
        self.assertTrue(model._is_compiled)
        self.assertFalse(model._run_eagerly)
        model.fit(np.ones((8, 3)), np.ones((8, 2)), batch_size=2, verbose=0)
        model.evaluate(np.ones((8, 3)), np.ones((8, 2)), batch_size=4, verbose=0)
        model.predict(np.ones((8, 3)), batch_size=8, verbose=0)
        counts = [int(counter) for counter in (model._train_counter, model._test_counter, model._predict_counter)]
        self.assertEqual(counts, [4, 2, 1])
        for function in (model.train_function, model.test_function, model.predict_function):
            self.assertTrue(callable(function))
        self.assertIs(model._distribute_strategy, model.distribute_strategy)
        self.assertFalse(model.stop_training)
        self.assertTrue(callable(model.compiled_loss))
        self.assertEqual(model.loss, model.compile_settings.given["loss"])
        self.assertTrue(callable(model.compiled_metrics.update_state))

    def test_save_spec_may_be_set(self):
        model = keras.Sequential([keras.layers.Dense(1)])
        model._set_save_spec(tf.ones((2, 3)))
        self.assertEqual(model.save_spec()[0][0].shape.as_list(), [None, 3])

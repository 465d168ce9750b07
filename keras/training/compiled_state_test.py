import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.models.sequential import Sequential
from keras.testing import test_case


class CompiledStateTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.model = Sequential([Input((1,)), Dense(1)])

    def test_a_new_model_is_not_compiled(self):
        self.assertFalse(self.model._is_compiled)
        self.assertIsNone(self.model.optimizer)
        self.assertIsNone(self.model.get_compile_config())

    def test_settings_of_compile_are_properties(self):
        self.model.compile("sgd", "mse", jit_compile=True, steps_per_execution=3)
        self.assertTrue(self.model.jit_compile)
        self.assertEqual(self.model.steps_per_execution, 3)
        self.assertFalse(self.model.run_eagerly)
        self.assertTrue(self.model._is_compiled)

    def test_setting_a_property_drops_the_functions(self):
        self.model.compile("sgd", "mse")
        self.model.make_test_function()
        self.model.run_eagerly = True
        self.assertIsNone(self.model.test_function)
        with self.assertRaisesRegex(ValueError, "`run_eagerly` and `jit_compile`"):
            self.model.jit_compile = True

    def test_counters_are_no_weights(self):
        self.assertEqual(int(self.model._train_counter), 0)
        self.assertLen(self.model.weights, 2)
        self.assertIs(self.model._train_counter, self.model._train_counter)

    def test_metrics_are_known_after_the_first_batch(self):
        self.model.compile("sgd", "mse", metrics=["mae"])
        self.model.train_on_batch(tf.ones((1, 1)), tf.ones((1, 1)))
        self.assertEqual(self.model.metrics_names, ["loss", "mae"])
        self.model.reset_metrics()
        self.assertEqual([float(metric.result()) for metric in self.model.metrics], [0.0, 0.0])

    def test_the_strategy_is_that_of_the_scope(self):
        strategy = tf.distribute.OneDeviceStrategy("CPU:0")
        with strategy.scope():
            model = Sequential([Dense(1)])
        self.assertIs(model.distribute_strategy, strategy)
        self.assertIs(self.model.distribute_strategy, tf.distribute.get_strategy())


if __name__ == "__main__":
    tf.test.main()

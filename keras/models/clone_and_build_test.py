import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.metrics import BinaryAccuracy
from keras.models.clone_and_build import clone_and_build_model, in_place_subclassed_model_state_restoration
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.optimizers.adam import Adam
from keras.optimizers.sgd import SGD
from keras.testing.test_case import TestCase

X, Y = np.ones((4, 3), "float32"), np.ones((4, 2), "float32")


class Subclassed(Model):
    def __init__(self, units=2):
        super().__init__()
        self.units = units
        self.dense = Dense(units)

    def call(self, inputs):
        return self.dense(inputs)

    def get_config(self):
        return {"units": self.units}


def trained(model, **settings):
    model.compile(Adam(0.05), "mse", **settings)
    model.fit(X, Y, verbose=0)
    return model


def functional():
    x = Input((3,))
    return Model(x, Dense(2, name="d")(x), name="base")


class CloneAndBuildModelTest(TestCase):
    def test_copy_is_compiled_as_the_model_is_and_begins_anew(self):
        for model in (functional(), Sequential([Dense(2)]), Subclassed()):
            trained(model, metrics=["mae"])
            copy = clone_and_build_model(model)
            self.assertIs(type(copy), type(model))
            self.assertIsNot(copy.optimizer, model.optimizer)
            self.assertAllClose(copy.optimizer.learning_rate, 0.05)
            self.assertEqual(int(copy.optimizer.iterations), 0)
            self.assertEqual(list(copy.fit(X, Y, verbose=0).history), ["loss", "mae"])
            self.assertEqual(int(model.optimizer.iterations), 1)

    def test_metric_objects_are_not_shared(self):
        metric = BinaryAccuracy(name="seen")
        model = trained(functional(), metrics=[metric])
        copy = clone_and_build_model(model)
        copy.fit(X, Y, verbose=0)
        self.assertEqual([one.name for one in copy.metrics], ["loss", "seen"])
        self.assertIsNot(copy.metrics[1], metric)

    def test_copy_is_built_on_given_tensors(self):
        mine = Input((3,), name="mine")
        for given in (mine, [mine]):
            copy = clone_and_build_model(functional(), input_tensors=given, compile_clone=False)
            self.assertIs(copy.inputs[0], mine)
            self.assertFalse(copy._is_compiled)
        self.assertEmpty(clone_and_build_model(Sequential(), compile_clone=False).layers)

    def test_optimizer_can_be_told(self):
        model = trained(functional())
        steps = tf.Variable(7, dtype=tf.int64)
        self.assertEqual(int(clone_and_build_model(model, optimizer_iterations=steps).optimizer.iterations), 7)
        config = {"class_name": "SGD", "config": {"learning_rate": 0.25}}
        copy = clone_and_build_model(model, optimizer_config=config)
        self.assertIsInstance(copy.optimizer, SGD)
        self.assertAllClose(copy.optimizer.learning_rate, 0.25)

    def test_refusals_say_what_to_do(self):
        with self.assertRaisesRegex(ValueError, "has not been compiled.*\n.*compile_clone=False"):
            clone_and_build_model(functional())
        with self.assertRaisesRegex(ValueError, "`target_tensors` argument is not supported"):
            clone_and_build_model(functional(), target_tensors=[Y])
        with self.assertRaisesRegex(ValueError, "got a subclassed model"):
            clone_and_build_model(Subclassed(), input_tensors=Input((3,)), compile_clone=False)
        with self.assertRaisesRegex(TypeError, "`model` must be a `keras.Model`"):
            clone_and_build_model("model")


class StateRestorationTest(TestCase):
    def test_model_is_as_before_it_was_built_and_keeps_its_weights(self):
        model = trained(Subclassed())
        kernel = model.dense.kernel.numpy()
        in_place_subclassed_model_state_restoration(model)
        self.assertFalse(model.built)
        self.assertIsNone(model.optimizer)
        with self.assertRaisesRegex(RuntimeError, "must compile"):
            model.fit(X, Y)
        self.assertAllEqual(model.dense.kernel, kernel)
        self.assertEqual(model(X).shape, (4, 2))

    def test_models_with_a_graph_are_refused(self):
        with self.assertRaisesRegex(ValueError, "`model` must be a subclassed model"):
            in_place_subclassed_model_state_restoration(functional())


if __name__ == "__main__":
    tf.test.main()

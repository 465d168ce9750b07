import os

import numpy as np
import tensorflow as tf
import tf_keras

import keras
from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.layers.regularization.dropout import Dropout
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.models.sharpness_aware_minimization import SharpnessAwareMinimization
from keras.optimizers.sgd import SGD
from keras.saving.save_load import load_model
from keras.testing.test_case import TestCase

X = np.random.RandomState(0).randn(8, 3).astype("float32")
Y = np.random.RandomState(1).randn(8, 1).astype("float32")


def one_weight(start):
    return Sequential([Input((1,)), Dense(1, use_bias=False, kernel_initializer=start)])


class SharpnessAwareMinimizationTest(TestCase):
    def test_descends_by_the_gradient_at_the_worst_point_nearby(self):
        base = one_weight("ones")  # loss (w * 1 - 0)^2 at w = 1: climbs to 1.5, where the gradient is 3
        model = SharpnessAwareMinimization(base, rho=0.5)
        model.compile(SGD(0.1), "mse")
        logs = model.train_on_batch(np.ones((1, 1)), np.zeros((1, 1)), return_dict=True)
        self.assertAllClose(base.get_weights(), [[[0.7]]])
        self.assertAllClose(logs["loss"], (1.0 + 2.25) / 2)

    def test_parts_of_the_batch_climb_on_their_own(self):
        base = one_weight("ones")
        model = SharpnessAwareMinimization(base, rho=0.5, num_batch_splits=2)
        model.compile(SGD(0.1), "mse")
        # The first row is as above. The second has the loss (w - 2)^2: climbs to 0.5, where the gradient is -3.
        model.train_on_batch(np.ones((2, 1)), np.array([[0.0], [2.0]]))
        self.assertAllClose(base.get_weights(), [[[1.0]]])

    def test_equals_the_reference(self):
        for settings in ({}, {"rho": 0.3, "num_batch_splits": 2}):
            results, weights = [], None
            for library in (keras, tf_keras):
                x = library.Input((3,))
                base = library.Model(x, library.layers.Dense(1)(library.layers.Dense(4, activation="tanh")(x)))
                weights = base.get_weights() if weights is None else weights
                base.set_weights(weights)
                model = library.models.experimental.SharpnessAwareMinimization(base, **settings)
                eagerly = library is tf_keras  # which traces this for 20 s
                model.compile(library.optimizers.SGD(0.1), "mse", metrics=["mae"], run_eagerly=eagerly)
                history = model.fit(X, Y, batch_size=4, epochs=2, shuffle=False, verbose=0).history
                results.append([history["loss"], history["mae"], *base.get_weights()])
            self.assertAllClose(*results, atol=1e-5)

    def test_rows_that_do_not_divide_are_shared_out(self):
        model = SharpnessAwareMinimization(one_weight("ones"), num_batch_splits=3)
        model.compile("sgd", "mse")
        self.assertTrue(np.isfinite(model.fit(np.ones((8, 1)), Y, verbose=0).history["loss"][0]))

    def test_structured_inputs_are_split(self):
        x = Input((3,), name="a")
        model = SharpnessAwareMinimization(Model({"a": x}, Dense(1)(x)), num_batch_splits=2)
        model.compile("sgd", "mse")
        self.assertTrue(np.isfinite(model.fit({"a": X}, Y, verbose=0).history["loss"][0]))

    def test_sample_weights_and_regularizers_count(self):
        base = one_weight("ones")
        model = SharpnessAwareMinimization(base, rho=0.0)
        model.compile(SGD(0.1), "mse")
        model.train_on_batch(np.ones((2, 1)), np.array([[0.0], [9.0]]), sample_weight=np.array([1.0, 0.0]))
        self.assertAllClose(base.get_weights(), [[[0.9]]])
        base = Sequential([Input((1,)), Dense(1, use_bias=False, kernel_initializer="ones", kernel_regularizer="l2")])
        model = SharpnessAwareMinimization(base, rho=0.0)
        model.compile(SGD(0.1), "mse")
        model.train_on_batch(np.zeros((1, 1)), np.zeros((1, 1)))
        self.assertAllClose(base.get_weights(), [[[1.0 - 0.1 * 0.02]]])

    def test_layers_behave_as_in_training(self):
        model = SharpnessAwareMinimization(Sequential([Dropout(0.9, seed=1), Dense(1, kernel_initializer="ones")]))
        model.compile(SGD(0.0), "mse")
        loss = model.train_on_batch(np.ones((64, 3)), np.full((64, 1), 3.0))
        self.assertGreater(loss, 1.0)
        self.assertAllClose(model.predict_on_batch(np.ones((1, 3))), [[3.0]])

    def test_files_give_the_model_back(self):
        model = SharpnessAwareMinimization(Sequential([Dense(1)]), rho=0.2, num_batch_splits=2)
        model.compile("adam", "mse")
        model.fit(X, Y, verbose=0)
        for name in ("sam.keras", "sam_folder"):
            path = os.path.join(self.get_temp_dir(), name)
            model.save(path)
            loaded = load_model(path)
            self.assertIsInstance(loaded, SharpnessAwareMinimization)
            self.assertEqual((loaded.rho, loaded.num_batch_splits), (0.2, 2))
            self.assertAllClose(loaded.predict(X, verbose=0), model.predict(X, verbose=0))

    def test_files_cross_over_to_the_reference_and_back(self):
        theirs = tf_keras.models.experimental.SharpnessAwareMinimization
        ours = SharpnessAwareMinimization(Sequential([Dense(1)]), rho=0.2)
        ours.compile("sgd", "mse")
        ours.fit(X, Y, verbose=0)
        path = os.path.join(self.get_temp_dir(), "ours.keras")
        ours.save(path)
        there = tf_keras.models.load_model(path)
        self.assertIsInstance(there, theirs)
        self.assertAllClose(there(X), ours.predict(X, verbose=0))
        path = os.path.join(self.get_temp_dir(), "theirs.keras")
        there.save(path)
        self.assertAllClose(load_model(path)(X), ours(X))

    def test_refuses_what_it_cannot_train(self):
        with self.assertRaisesRegex(TypeError, "`model` must be a `keras.Model`. Received: model='base'"):
            SharpnessAwareMinimization("base")
        with self.assertRaisesRegex(ValueError, "`rho` must be a number in"):
            SharpnessAwareMinimization(one_weight("ones"), rho=-0.1)
        with self.assertRaisesRegex(ValueError, "`num_batch_splits` must be a positive integer"):
            SharpnessAwareMinimization(one_weight("ones"), num_batch_splits=0)


if __name__ == "__main__":
    tf.test.main()

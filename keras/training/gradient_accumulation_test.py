import warnings

import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.initializers import GlorotUniform
from keras.layers.core.dense import Dense
from keras.models.sequential import Sequential
from keras.optimizers import SGD, Adam
from keras.optimizers.schedules import ExponentialDecay
from keras.testing import test_case

_X = np.random.default_rng(0).random((26, 3)).astype("float32")
_Y = _X.sum(axis=1, keepdims=True)
_WEIGHTS = np.random.default_rng(1).random(26).astype("float32")


def _compiled(kind=Sequential, **settings):
    model = kind(
        [
            Input((3,)),
            Dense(4, "tanh", kernel_initializer=GlorotUniform(1), kernel_regularizer="l2"),
            Dense(1, kernel_initializer=GlorotUniform(2)),
        ]
    )
    optimizer = Adam(ExponentialDecay(0.05, 3, 0.8), clipnorm=0.5)
    model.compile(optimizer, "mse", **settings)
    return model


def _fit(model, batch_size):
    model.fit(_X, _Y, batch_size, epochs=3, verbose=0, shuffle=False, sample_weight=_WEIGHTS)
    return np.concatenate([weight.ravel() for weight in model.get_weights()])


class GradientAccumulationTest(test_case.TestCase):
    def test_small_batches_train_as_the_big_one_does(self):
        big = _compiled()
        expected = _fit(big, batch_size=12)  # of 26 rows: two updates with 12 rows, one with the 2 that are left
        self.assertEqual(int(big.optimizer.iterations), 9)
        for settings in ({}, {"jit_compile": True}, {"run_eagerly": True}, {"steps_per_execution": 5}):
            model = _compiled(accumulate_steps=3, **settings)
            self.assertAllClose(_fit(model, batch_size=4), expected, atol=1e-6)
            self.assertEqual(int(model.optimizer.iterations), 9)

    def test_datasets_that_end_somewhere_complete_the_last_group(self):
        dataset = tf.data.Dataset.from_tensor_slices((_X, _Y, _WEIGHTS)).batch(4).filter(lambda *batch: True)
        model = _compiled(accumulate_steps=3)
        model.fit(dataset, epochs=3, verbose=0)
        weights = np.concatenate([weight.ravel() for weight in model.get_weights()])
        self.assertAllClose(weights, _fit(_compiled(), batch_size=12), atol=1e-6)

    def test_a_step_of_ones_own_accumulates_too(self):
        class Own(Sequential):
            def train_step(self, data):
                x, y, sample_weight = data
                with tf.GradientTape() as tape:
                    y_pred = self(x, training=True)
                    loss = self.compiled_loss(y, y_pred, sample_weight, regularization_losses=self.losses)
                gradients = tape.gradient(loss, self.trainable_variables)
                self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
                return {"loss": loss}

        expected = _fit(_compiled(), batch_size=12)
        self.assertAllClose(_fit(_compiled(Own, accumulate_steps=3), batch_size=4), expected, atol=1e-6)

    def test_rows_that_were_picked_are_added_up(self):
        class Picking(Sequential):
            def call(self, inputs, training=None):
                return tf.gather(self.layers[0].kernel, tf.cast(inputs[:, 0], tf.int32))

        results = []
        for batch_size, steps in ((6, None), (2, 3)):
            model = Picking([Input((1,)), Dense(1, use_bias=False, kernel_initializer="ones")])
            model.layers[0].kernel.assign([[1.0]])
            model.compile(SGD(0.5), "mse", accumulate_steps=steps)
            model.fit(np.zeros((6, 1)), np.arange(6.0), batch_size, verbose=0, shuffle=False)
            results.append(model.get_weights()[0])
        self.assertAllClose(results[0], [[2.5]])  # 1 - 0.5 * 2 * (1 - 2.5)
        self.assertAllClose(results[1], results[0])

    def test_calls_with_one_batch_update_when_a_group_is_complete(self):
        model = _compiled(accumulate_steps=2)
        updates = []
        for _ in range(5):
            model.train_on_batch(_X, _Y)
            updates.append(int(model.optimizer.iterations))
        self.assertEqual(updates, [0, 1, 1, 2, 2])

    def test_fit_begins_with_a_new_group(self):
        model, other = _compiled(accumulate_steps=3), _compiled(accumulate_steps=3)
        model.train_on_batch(100 * _X, _Y)
        self.assertAllEqual(_fit(model, batch_size=4), _fit(other, batch_size=4))

    def test_a_step_that_applies_no_gradients_is_warned_of(self):
        class Own(Sequential):
            def train_step(self, data):
                return {"rows": tf.shape(data[0])[0]}

        with self.assertWarnsRegex(UserWarning, "`accumulate_steps=2` had no effect"):
            _compiled(Own, accumulate_steps=2).fit(_X, _Y, verbose=0)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            _compiled(accumulate_steps=2).fit(_X, _Y, verbose=0)

    def test_the_compile_config_carries_it(self):
        config = _compiled(accumulate_steps=2).get_compile_config()
        again = _compiled()
        again.compile_from_config(config)
        self.assertEqual(again.compile_settings.gradient_accumulation.steps, 2)
        self.assertNotIn("accumulate_steps", _compiled().get_compile_config())

    def test_what_is_no_number_of_steps(self):
        for steps in (0, -1, 1.5, "4"):
            with self.assertRaisesRegex(ValueError, "^compile: `accumulate_steps` must be a positive integer"):
                _compiled(accumulate_steps=steps)


if __name__ == "__main__":
    tf.test.main()

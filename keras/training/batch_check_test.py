import warnings

import numpy as np
import tensorflow as tf

import keras
from keras.testing import test_case


def make_model(loss="mse", **settings):
    model = keras.Sequential([keras.Input((2,), name="x"), keras.layers.Dense(1, name="y")])
    model.compile(keras.optimizers.SGD(0.01), loss, **settings)
    return model


def diverging(step, first=1.0):
    """A loss that is NaN from the step with this index on, though the data are finite."""
    count = tf.Variable(0)

    def loss(y, output):
        with tf.control_dependencies([count.assign_add(1)]):
            factor = tf.where(count > step, np.nan, first)
        return tf.reduce_mean((y - output) ** 2, axis=-1) * factor

    return loss


def warnings_of(call):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        call()
    return [str(warning.message).splitlines()[0] for warning in caught]


class LostLossTest(test_case.TestCase):
    def test_is_told_once_a_training(self):
        model = make_model(diverging(step=2))
        lines = warnings_of(lambda: model.fit(np.ones((8, 2)), np.ones((8, 1)), batch_size=4, epochs=3, verbose=0))
        self.assertLen(lines, 1)
        self.assertRegex(lines[0], r"^fit: the loss became NaN (at step 1|in one of the steps 1 to 2) of epoch 2,")

    def test_a_bad_row_is_found_among_steps_that_ran_together(self):
        x = np.ones((4000, 2), "float32")
        x[3502, 1] = np.nan
        model = make_model()
        lines = warnings_of(lambda: model.fit(x, x[:, :1], batch_size=4, shuffle=False, verbose=0))
        self.assertEqual(
            lines,
            [
                "fit: the loss became NaN at step 876 of epoch 1: input 'x' holds NaN at index [2, 1] (1 of 8 values) "
                "of its batch."
            ],
        )

    def test_the_callback_ends_training_at_exactly_the_step(self):
        for settings in ({}, {"run_eagerly": True}, {"jit_compile": True}):
            x = np.ones((400, 2), "float32")
            x[203, 1] = np.nan
            model = make_model(**settings)
            stop = keras.callbacks.TerminateOnNaN()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                model.fit(x, x[:, :1], batch_size=4, shuffle=False, epochs=3, callbacks=[stop], verbose=0)
            self.assertEqual(int(model.optimizer.iterations), 51)

    def test_evaluation_and_good_training_say_nothing(self):
        model = make_model()
        x = np.ones((8, 2))
        self.assertEqual(warnings_of(lambda: model.fit(x, x[:, :1], verbose=0)), [])
        self.assertEqual(warnings_of(lambda: model.evaluate(x * np.nan, x[:, :1], verbose=0)), [])

    def test_nan_is_never_the_best(self):
        stopping = keras.callbacks.EarlyStopping("loss", patience=5, restore_best_weights=True)
        model = make_model(diverging(step=4))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(np.ones((8, 2)), np.ones((8, 1)), batch_size=4, epochs=4, callbacks=[stopping], verbose=0)
        self.assertAllInSet(np.isfinite(model.get_weights()[0]), [True])
        self.assertEqual(stopping.best_epoch, 1)


class FirstBatchTest(test_case.TestCase):
    def test_the_first_batch_of_a_dataset_is_trained_on_like_the_others(self):
        x, y = np.random.rand(10, 2).astype("float32"), np.random.rand(10, 1).astype("float32")
        weights = [np.array([[0.5], [-0.5]]), np.array([0.1])]
        results = []
        for data in ((x, y), (tf.data.Dataset.from_tensor_slices((x, y)).batch(4), None)):
            model = make_model(metrics=["mae"])
            model.set_weights(weights)
            size = {} if data[1] is None else {"batch_size": 4, "shuffle": False}
            history = model.fit(*data, epochs=2, verbose=0, **size).history
            results.append((history, model.get_weights(), int(model.optimizer.iterations)))
        self.assertAllClose(results[0], results[1])

    def test_a_dataset_is_traced_once(self):
        traces = []

        class Counted(keras.Model):
            def __init__(self):
                super().__init__()
                self.dense = keras.layers.Dense(1)

            def call(self, inputs):
                traces.append(inputs.shape)
                return self.dense(inputs)

        model = Counted()
        model.compile("sgd", "mse")
        model.fit(
            tf.data.Dataset.from_tensor_slices((np.ones((10, 2)), np.ones((10, 1)))).batch(4), epochs=2, verbose=0
        )
        self.assertEqual([tuple(shape) for shape in traces], [(None, 2)])


if __name__ == "__main__":
    tf.test.main()

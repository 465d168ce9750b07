import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.models.sequential import Sequential
from keras.testing import test_case
from keras.training import loop_arguments

_X = np.ones((4, 1), "float32")


class _Servers(tf.distribute.experimental.ParameterServerStrategy):
    """Passes for a strategy of its kind; a real one needs a cluster."""

    def __init__(self):
        """Connects to nothing."""


def _line():
    model = Sequential([Input((1,)), Dense(1)])
    model.compile("sgd", "mse")
    return model


class LoopArgumentsTest(test_case.TestCase):
    def test_epochs_are_whole_numbers(self):
        for settings in ({"epochs": 1.5}, {"epochs": "3"}, {"initial_epoch": None}):
            with self.assertRaisesRegex(TypeError, "^fit: `.*epoch.*` must be an integer. Received: .*epoch"):
                _line().fit(_X, _X, verbose=0, **settings)

    def test_no_epoch_is_left(self):
        for settings in ({"epochs": 0}, {"epochs": 2, "initial_epoch": 2}, {"epochs": -1}):
            self.assertEqual(_line().fit(_X, _X, verbose=0, **settings).history, {})

    def test_counts_are_above_zero(self):
        for name in ("batch_size", "steps_per_epoch", "validation_steps", "validation_batch_size"):
            for value in (0, -1, -0.5, float("nan"), True, "2"):
                with self.assertRaisesRegex(ValueError, f"^fit: Unexpected value for `{name}`.*Received: {name}="):
                    _line().fit(_X, _X, verbose=0, **{name: value})
        with self.assertRaisesRegex(ValueError, "^evaluate: Unexpected value for `steps`"):
            _line().evaluate(_X, _X, verbose=0, steps=0)
        with self.assertRaisesRegex(ValueError, "^predict: Unexpected value for `batch_size`"):
            _line().predict(_X, verbose=0, batch_size=-2)

    def test_steps_are_rounded_up_and_rows_are_not(self):
        data = tf.data.Dataset.from_tensor_slices((_X, _X)).batch(1)
        self.assertLen(_line().predict(data, steps=2.5, verbose=0), 3)
        self.assertEqual(loop_arguments.read_counts("fit", steps=0.1, validation_steps=None), [1, None])
        with self.assertRaisesRegex(ValueError, "^fit: Unexpected value for `batch_size`.*Received: batch_size=2.0"):
            _line().fit(_X, _X, batch_size=2.0, verbose=0)

    def test_numbers_of_other_libraries_count(self):
        data = tf.data.Dataset.from_tensor_slices((_X, _X)).batch(1).repeat()
        for two in (np.int64(2), np.array(2), np.float32(2), tf.constant(2, "int64")):
            model = _line()
            model.fit(
                data, steps_per_epoch=two, epochs=np.int64(2), validation_data=data, validation_steps=two, verbose=0
            )
            self.assertEqual(int(model.optimizer.iterations), 4)
            self.assertLen(model.predict(_X, batch_size=1, steps=two, verbose=0), 2)

    def test_keywords_of_evaluate(self):
        model = _line()
        with self.assertRaisesRegex(TypeError, r"^evaluate: Invalid keyword arguments: \['stesp'\]"):
            model.evaluate(_X, _X, verbose=0, stesp=1)
        self.assertIsInstance(model.evaluate(_X, _X, verbose=0, _use_cached_eval_dataset=True), float)

    def test_verbose_is_a_number_or_auto(self):
        with self.assertRaisesRegex(ValueError, "^`verbose` must be 0, 1, 2 or \"auto\". Received: verbose='yes'"):
            _line().predict(_X, verbose="yes")
        self.assertEqual(loop_arguments.read_verbose("auto", tf.distribute.get_strategy()), 2)

    def test_parameter_servers_write_one_line_an_epoch(self):
        self.assertEqual(loop_arguments.read_verbose("auto", _Servers()), 2)
        with self.assertRaisesRegex(ValueError, "`verbose=1` is not allowed with `ParameterServerStrategy`"):
            loop_arguments.read_verbose(1, _Servers())


if __name__ == "__main__":
    tf.test.main()

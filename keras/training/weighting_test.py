"""Weights of samples and classes, on their way from the arguments of `fit` to losses and metrics."""

import warnings

import numpy as np
import tensorflow as tf

from keras.data.sequence import Sequence
from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.models.model import Model
from keras.testing import test_case

_X = np.ones((10, 3), "float32")
_Y = (np.ones((10, 1), "float32"), np.zeros((10, 1), "float32"))
_LABELS = np.arange(10) % 4


def _two_headed():
    """Outputs that are zero and stay so."""
    x = Input((3,))
    model = Model(x, [Dense(1, kernel_initializer="zeros", name=name)(x) for name in ("head", "tail")])
    model.compile("sgd", "mse")
    model.optimizer.learning_rate = 0.0
    return model


def _classifier(units=4, shape=(3,), **settings):
    x = Input(shape)
    model = Model(x, Dense(units, activation="softmax")(x))
    model.compile("sgd", "sparse_categorical_crossentropy", **settings)
    return model


def _batches():
    for start in range(0, 10, 4):
        yield _X[start : start + 4], tuple(y[start : start + 4] for y in _Y)


class _Batches(Sequence):
    def __len__(self):
        return 3

    def __getitem__(self, index):
        return list(_batches())[index]


class WeightingTest(test_case.TestCase):
    def test_outputs_have_class_weights_of_their_own_in_every_form_of_data(self):
        forms = {
            "arrays": {"x": _X, "y": list(_Y), "batch_size": 4},
            "dataset": {"x": tf.data.Dataset.from_tensor_slices((_X, _Y)).batch(4)},
            "generator": {"x": _batches()},
            "sequence": {"x": _Batches()},
        }
        for name, data in forms.items():
            with self.subTest(name):
                logs = _two_headed().fit(**data, class_weight={"head": {0: 1.0, 1: 3.0}}, verbose=0).history
                self.assertAllClose([logs["head_loss"], logs["tail_loss"]], [[3.0], [0.0]])

    def test_class_weights_and_sample_weights_are_multiplied(self):
        given = {"sample_weight": np.full(10, 0.5), "class_weight": [{1: 3.0}, None], "verbose": 0}
        logs = _two_headed().fit(_X, list(_Y), **given).history
        self.assertAllClose(logs["head_loss"], [1.5])

    def test_labels_of_steps_have_class_weights(self):
        model = _classifier(4, (2, 3))
        x, y = np.zeros((4, 2, 3)), np.array([[0, 1], [2, 3], [0, 0], [3, 1]])
        plain = model.evaluate(x, y, verbose=0)
        by_class = model.train_on_batch(x, y, class_weight={0: 1.0, 1: 2.0, 2: 3.0, 3: 4.0})
        self.assertAllClose(by_class, plain * np.mean([[1, 2], [3, 4], [1, 1], [4, 2]]))

    def test_a_label_without_class_weight_is_named_for_arrays_datasets_and_generators(self):
        dataset = tf.data.Dataset.from_tensor_slices((_X, _LABELS)).batch(4)
        sentence = r"^`class_weight` has no entry for label 2\. Received entries for \[0, 1, 3\]\."
        for x, y in ((_X, _LABELS), (dataset, None), (iter(list(dataset)), None)):
            with self.assertRaisesRegex(ValueError, sentence):
                _classifier().fit(x, y, class_weight={0: 1.0, 1: 1.0, 3: 1.0}, verbose=0)

    def test_rows_set_aside_need_no_class_weight(self):
        labels = np.array([0] * 8 + [1] * 2)
        history = _classifier().fit(_X, labels, validation_split=0.2, class_weight={0: 1.0}, verbose=0)
        self.assertIn("val_loss", history.history)

    def test_evaluation_warns_of_weights_that_no_metric_sees(self):
        dataset = tf.data.Dataset.from_tensor_slices((_X, _LABELS, np.ones(10))).batch(4)
        for data in ({"x": _X, "y": _LABELS, "sample_weight": np.ones(10)}, {"x": dataset}):
            with self.assertWarnsRegex(UserWarning, "received a value for `sample_weight`, but `weighted_metrics`"):
                _classifier().evaluate(**data, verbose=0)
            with warnings.catch_warnings():
                warnings.simplefilter("error", UserWarning)
                _classifier(weighted_metrics=[]).evaluate(**data, verbose=0)


if __name__ == "__main__":
    tf.test.main()

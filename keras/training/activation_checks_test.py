import warnings

import numpy as np
import tensorflow as tf

import keras
from keras.testing import test_case


def told(activation, loss, units=1, run_eagerly=False, kind="functional"):
    """First lines of what is said about a last layer and a loss, in two epochs of training."""
    layer = keras.layers.Dense(units, activation=activation, name="out")
    if kind == "functional":
        inputs = keras.Input((2,))
        model = keras.Model(inputs, layer(inputs))
    else:
        model = keras.Sequential([layer], name="m")
    model.compile("sgd", loss, run_eagerly=run_eagerly)
    is_sparse = "parse" in getattr(loss, "name", loss)
    y = np.zeros((4, 1 if is_sparse else units), "float32")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        model.fit(np.full((4, 2), 9.0), y, epochs=2, verbose=0)
        model.evaluate(np.full((4, 2), 9.0), y, verbose=0)
    return [str(warning.message).splitlines()[0] for warning in caught]


class WarnOfMismatchTest(test_case.TestCase):
    def test_scores_for_a_crossentropy_of_probabilities_are_told_once(self):
        for loss, units, text in (
            ("binary_crossentropy", 1, "Loss binary_crossentropy"),
            (keras.losses.CategoricalCrossentropy(), 3, "Loss categorical_crossentropy"),
            (keras.losses.SparseCategoricalCrossentropy(), 3, "Loss sparse_categorical_crossentropy"),
        ):
            for kind, activation in (("functional", None), ("sequential", "relu"), ("functional", "tanh")):
                name = "out" if kind == "functional" else "output_1"
                self.assertEqual(
                    told(activation, loss, units, kind=kind),
                    [f'{text}: it expects probabilities, and output "{name}" may be any number.'],
                )

    def test_eager_outputs_are_judged_by_their_values(self):
        with_scores = told(lambda x: x + 5.0, "binary_crossentropy", run_eagerly=True)
        self.assertEqual(
            with_scores, ['Loss binary_crossentropy: it expects probabilities, and output "out" may be any number.']
        )
        self.assertEqual(told("sigmoid", "binary_crossentropy", run_eagerly=True), [])

    def test_good_pairs_are_not_spoken_of(self):
        from_logits = keras.losses.BinaryCrossentropy(from_logits=True)
        sparse_logits = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        for activation, loss, units in (
            ("sigmoid", "binary_crossentropy", 1), ("softmax", "categorical_crossentropy", 3), (None, from_logits, 1),
            (None, sparse_logits, 3), ("hard_sigmoid", "binary_crossentropy", 1), (None, "mse", 1),
            ("softmax", "mse", 3), (lambda x: tf.nn.softmax(x), "categorical_crossentropy", 3),
        ):  # fmt: skip
            self.assertEqual(told(activation, loss, units), [])

    def test_probabilities_for_a_loss_of_logits_are_told(self):
        lines = told("sigmoid", keras.losses.BinaryCrossentropy(from_logits=True))
        self.assertTrue(lines)
        self.assertIn("`from_logits=True`, but the output was produced by a softmax or sigmoid", lines[0])

    def test_one_unit_cannot_tell_classes_apart(self):
        for run_eagerly in (False, True):
            self.assertEqual(
                told("softmax", "mse", run_eagerly=run_eagerly),
                ['Loss mean_squared_error: output "out" is the softmax of one unit, which is always 1.'],
            )
        self.assertEqual(
            told("sigmoid", "categorical_crossentropy"),
            ['Loss categorical_crossentropy: output "out" has one unit, and the loss over one class is always 0.'],
        )


if __name__ == "__main__":
    tf.test.main()

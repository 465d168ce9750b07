"""Losses give the numbers, shapes, types, configs and errors of the reference Keras 2."""

import itertools

import numpy as np
import tensorflow as tf
import tf_keras

from keras import losses
from keras.losses.function_loss import LossFunctionWrapper
from keras.testing import outcomes, test_case

RANDOM = np.random.RandomState(0)
PAIRS = {  # class: function
    "MeanSquaredError": "mean_squared_error",
    "MeanAbsoluteError": "mean_absolute_error",
    "MeanAbsolutePercentageError": "mean_absolute_percentage_error",
    "MeanSquaredLogarithmicError": "mean_squared_logarithmic_error",
    "Huber": "huber",
    "LogCosh": "log_cosh",
    "Hinge": "hinge",
    "SquaredHinge": "squared_hinge",
    "CategoricalHinge": "categorical_hinge",
    "CosineSimilarity": "cosine_similarity",
    "Poisson": "poisson",
    "KLDivergence": "kl_divergence",
    "BinaryCrossentropy": "binary_crossentropy",
    "CategoricalCrossentropy": "categorical_crossentropy",
    "BinaryFocalCrossentropy": "binary_focal_crossentropy",
    "CategoricalFocalCrossentropy": "categorical_focal_crossentropy",
}
CLASSES, FUNCTIONS = list(PAIRS), list(PAIRS.values())
CROSSENTROPIES = [name for name in CLASSES if "Crossentropy" in name]
REDUCTIONS = ("auto", "sum", "none", "sum_over_batch_size")
SHAPES = [(4,), (4, 1), (4, 3), (4, 5, 3), (2, 3, 4, 2), (0, 3), (4, 0)]
SETTINGS = {
    "BinaryCrossentropy": [{"label_smoothing": value} for value in (0.1, 1, 1.0, True)]
    + [{"from_logits": True}, {"axis": 0}, {"axis": -2}, {"axis": None}, {"axis": (0, 1)}, {"axis": 7}],
    "CategoricalCrossentropy": [{"label_smoothing": value} for value in (0.1, 1, 1.0)]
    + [{"from_logits": True}, {"axis": 0}, {"axis": 1}, {"axis": -2}, {"axis": None}],
    "CosineSimilarity": [{"axis": 0}, {"axis": -2}, {"axis": None}, {"axis": (0, 1)}],
    "Huber": [{"delta": value} for value in (0, 0.1, 2, -1.0)],
    "BinaryFocalCrossentropy": [{"gamma": 0}, {"gamma": 5.0}, {"apply_class_balancing": True, "alpha": 0.7}]
    + [{"from_logits": True, "label_smoothing": 0.1}, {"axis": 0}],
    "CategoricalFocalCrossentropy": [{"gamma": 0.5}, {"alpha": 1}, {"alpha": [0.1, 0.2, 0.3]}]
    + [{"from_logits": True, "label_smoothing": 0.1}, {"axis": 1}],
}
IDENTIFIERS = (
    CLASSES
    + FUNCTIONS
    + "mse MSE mae MAE mape MAPE msle MSLE kld KLD kullback_leibler_divergence logcosh bce BCE".split()
    + ["SparseCategoricalCrossentropy", "sparse_categorical_crossentropy", "huber_loss", "nothing", None, 3]
    + [{"class_name": "Huber", "config": {"delta": 3.0}}]
)


def weights_for(shape):
    """Weights of every shape that broadcasts to losses of rows of `shape`, zeros among them."""
    rows = shape[0]
    yield from (None, 2.0, 0.0, np.zeros(rows), np.ones((rows, 1)), RANDOM.rand(*shape[:-1]))
    yield from (RANDOM.rand(*shape[:-1], 1), [float(row) for row in range(rows)], np.arange(rows) - 2)


def ragged_pairs():
    ragged = tf.ragged.constant
    yield ragged([[1.0, 1.0], [0.0, 1.0, 1.0]]), ragged([[0.1, 0.9], [0.2, 0.3, 0.5]])
    yield ragged([[[1.0, 0.0], [0.0]], [[0.0, 1.0]]]), ragged([[[0.8, 0.2], [0.4]], [[0.3, 0.7]]])
    yield (
        ragged([[[1.0, 0.0], [0.0, 1.0]], [[0.0, 1.0]]], inner_shape=(2,)),
        ragged([[[0.8, 0.2], [0.4, 0.6]], [[0.3, 0.7]]], inner_shape=(2,)),
    )
    yield tf.constant([[1.0, 1.0], [0.0, 1.0]]), ragged([[0.1, 0.9], [0.2, 0.3]])


class LossesReferenceTest(test_case.TestCase):
    def assertSame(self, call, **row):
        with self.subTest(**{key: str(value) for key, value in row.items()}):
            outcomes.assert_same_outcome(self, call, losses, tf_keras.losses, tolerance=3e-6)

    def test_functions_over_shapes_types_and_ranges(self):
        for name, shape in itertools.product(FUNCTIONS, SHAPES):
            y_true, y_pred = np.round(RANDOM.rand(*shape)), RANDOM.rand(*shape)
            forms = {
                "float32": (y_true.astype("float32"), y_pred.astype("float32")),
                "lists": (y_true.tolist(), y_pred.tolist()),
                "outside [0, 1]": (y_true * 5 - 2, y_pred * 5 - 2),
                **{kind: (tf.cast(y_true, kind), tf.cast(y_pred, kind)) for kind in ("float16", "bfloat16", "float64")},
            }
            if name != "cosine_similarity":  # the reference wants targets in the type of the outputs there
                forms["integer targets"] = y_true.astype("int32"), y_pred.astype("float32")
            for form, pair in forms.items():
                self.assertSame(lambda module: getattr(module, name)(*pair), name=name, shape=shape, form=form)

    def test_functions_on_numbers_that_are_not_finite(self):
        target = np.array([[0.0, 1.0, 0.0], [1.0, 0.0, 0.0]], "float32")
        for name, value in itertools.product(FUNCTIONS, (np.nan, np.inf, -np.inf, 1e30, -1e30, 1e-30, 0.0, 1.0)):
            output = np.array([[0.2, value, 0.3], [value, 0.1, 0.2]], "float32")
            self.assertSame(lambda module: getattr(module, name)(target, output), name=name, value=value)
            self.assertSame(lambda module: getattr(module, name)(output, target), name=name, value=value, swapped=True)

    def test_broadcasting(self):
        shapes = (((4, 1), (4, 3)), ((3,), (4, 3)), ((4, 3), (4, 1)), ((1, 3), (4, 3)), ((), (4, 3)))
        for name, (first, second) in itertools.product(CLASSES, shapes):
            pair = [tf.constant(RANDOM.rand(*shape), tf.float32) for shape in (first, second)]
            self.assertSame(lambda module: getattr(module, PAIRS[name])(*pair), name=name, shapes=(first, second))
            self.assertSame(lambda module: getattr(module, name)("none")(*pair), name=name, shapes=(first, second))

    def test_settings(self):
        for name, rows in SETTINGS.items():
            for settings, shape in itertools.product(rows, ((4,), (4, 2), (4, 5, 3), (3, 3, 3))):
                if shape[-1] != 3 and isinstance(settings.get("alpha"), list):
                    continue
                if len(shape) == 1 and settings.get("axis") in (1, -2, 7):
                    continue
                pair = np.round(RANDOM.rand(*shape)).astype("float32"), RANDOM.rand(*shape).astype("float32")
                row = {"name": name, "settings": settings, "shape": shape}
                self.assertSame(lambda module: getattr(module, PAIRS[name])(*pair, **settings), **row)
                self.assertSame(lambda module: getattr(module, name)(**settings)(*pair), **row)

    def test_weights_masks_and_reductions(self):
        for name, shape in itertools.product(CLASSES, ((4, 1), (4, 3), (4, 5, 3))):
            y_true, y_pred = np.round(RANDOM.rand(*shape)).astype("float32"), RANDOM.rand(*shape).astype("float32")
            masked = tf.constant(y_pred)
            masked._keras_mask = tf.constant(np.arange(np.prod(shape[:-1])).reshape(shape[:-1]) % 3 != 0)
            weights = (
                list(weights_for(shape)) if name in ("MeanSquaredError", "CategoricalCrossentropy") else [None, 2.0]
            )
            for weight, reduction, output in itertools.product(weights, REDUCTIONS, (y_pred, masked)):
                row = {"name": name, "weight": np.shape(weight), "reduction": reduction, "shape": shape}
                self.assertSame(lambda module: getattr(module, name)(reduction)(y_true, output, weight), **row)

    def test_compiled(self):
        for name, shape, jit_compile in itertools.product(CLASSES, ((4, 1), (4, 3)), (False, True)):
            pair = np.round(RANDOM.rand(*shape)).astype("float32"), RANDOM.rand(*shape).astype("float32")
            specs = None if jit_compile else [tf.TensorSpec([None] * len(shape))] * 2
            self.assertSame(
                lambda module: tf.function(getattr(module, name)().__call__, specs, jit_compile=jit_compile)(*pair),
                **{"name": name, "shape": shape, "jit_compile": jit_compile},
            )

    def test_sparse_labels(self):
        shapes_and_settings = itertools.product(
            ((4, 3), (4, 5, 3)), ({}, {"from_logits": True}, {"ignore_class": 1}, {"ignore_class": 255})
        )
        for shape, settings in shapes_and_settings:
            output, labels = RANDOM.rand(*shape).astype("float32"), RANDOM.randint(0, 3, shape[:-1])
            for target in (labels, labels[..., None], labels.astype("float32"), np.full_like(labels, 5)):
                for weight, reduction in itertools.product([None, 2.0, *weights_for(shape)][:5], ("auto", "none")):
                    self.assertSame(
                        lambda module: module.SparseCategoricalCrossentropy(**settings, reduction=reduction)(
                            target, output, sample_weight=weight
                        ),
                        **{"settings": settings, "shape": target.shape, "weight": np.shape(weight)},
                    )

    def test_logits_behind_activations(self):
        x = np.array([[20.0, -10.0, 200.0], [1.2, -0.7, 0.3]], "float32")
        for name, activation, from_logits in itertools.product(
            [*CROSSENTROPIES, "SparseCategoricalCrossentropy"], ("softmax", "sigmoid", "relu"), (False, True)
        ):
            target = np.array([0, 1]) if "Sparse" in name else np.eye(3, dtype="float32")[[0, 1]]
            row = {"name": name, "activation": activation, "from_logits": from_logits}
            output = tf_keras.activations.get(activation)(tf.constant(x))  # carries `_keras_logits`
            self.assertSame(lambda module: getattr(module, name)(from_logits=from_logits)(target, output), **row)
            operation = getattr(tf.nn, activation)
            self.assertSame(
                lambda module: tf.function(
                    lambda x: getattr(module, name)(from_logits=from_logits)(target, operation(x))
                )(tf.constant(x)),
                **row,
            )

    def test_ragged(self):
        supported = [name for name in CLASSES if "Mean" in name or "Crossentropy" in name or name == "Huber"]
        for name, (y_true, y_pred), reduction in itertools.product(supported, ragged_pairs(), ("auto", "sum", "none")):
            row = {"name": name, "shape": y_pred.shape, "reduction": reduction}
            self.assertSame(lambda module: getattr(module, name)(reduction)(y_true, y_pred), **row)
            self.assertSame(lambda module: getattr(module, name)(reduction)(y_true, y_pred, [1.0, 3.0]), **row)

    def test_gradients(self):
        for name in [*CLASSES, "SparseCategoricalCrossentropy"]:
            target = np.array([0, 2]) if "Sparse" in name else np.eye(3, dtype="float32")[[0, 2]]

            def gradient(module):
                x = tf.constant([[0.2, 0.5, 0.3], [0.1, 0.8, 0.1]])
                with tf.GradientTape() as tape:
                    tape.watch(x)
                    loss = getattr(module, name)()(target, x)
                return tape.gradient(loss, x)

            self.assertSame(gradient, name=name)

    def test_identifiers(self):
        for identifier in IDENTIFIERS:
            self.assertSame(lambda module: _described(module.get(identifier)), identifier=identifier)

    def test_configs(self):
        for name, settings in itertools.product(
            [*CLASSES, "SparseCategoricalCrossentropy"],
            ({}, {"name": None}, {"name": "x", "reduction": "sum"}, {"reduction": "nothing"}, {"unknown": 1}),
        ):
            row = {"name": name, "settings": settings}
            self.assertSame(lambda module: _described(getattr(module, name)(**settings)), **row)
            self.assertSame(lambda module: module.serialize(getattr(module, name)(**settings)), **row)
            self.assertSame(lambda module: module.serialize(getattr(module, name)(**settings), True), **row)

    def test_a_function_of_the_user(self):
        def distance(y_true, y_pred, scale=1.0):
            return scale * tf.reduce_mean(tf.abs(y_true - y_pred), axis=-1)

        theirs = tf_keras.__internal__.losses.LossFunctionWrapper
        for settings in ({}, {"scale": 3.0}, {"scale": tf.constant(2.0)}, {"reduction": "none"}):
            ours, expected = LossFunctionWrapper(distance, **settings), theirs(distance, **settings)
            pair = tf.constant([[1.0, 2.0]]), tf.constant([[3.0, 5.0]])
            self.assertAllClose(ours(*pair), expected(*pair))
            self.assertEqual(list(ours.get_config()), list(expected.get_config()))


def _described(loss):
    """What a loss is, in plain values."""
    if not hasattr(loss, "get_config"):
        return getattr(loss, "__name__", loss)
    return [type(loss).__name__, loss.name, loss.reduction, *map(str, loss.get_config().items())]

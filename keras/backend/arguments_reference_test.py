"""Functions of `keras.backend` take their arguments as the reference does, wrong ones included."""

import numpy as np
import tensorflow as tf
import tf_keras

from keras import activations, backend
from keras.testing import outcomes, test_case

RANDOM = np.random.RandomState(0)
CUBE = tf.constant(RANDOM.randn(2, 3, 4), tf.float32)
IMAGES = tf.constant(RANDOM.randn(2, 6, 7, 3), tf.float32)
FIRST = tf.transpose(IMAGES, [0, 3, 1, 2])
KERNEL = tf.constant(RANDOM.randn(3, 2, 3, 4), tf.float32)
TRANSPOSED = tf.constant(RANDOM.randn(3, 2, 4, 3), tf.float32)
DEPTHWISE = tf.constant(RANDOM.randn(3, 2, 3, 2), tf.float32)
LOCAL = tf.constant(RANDOM.randn(29, 12, 4), tf.float32)
PROBABILITIES = tf.nn.softmax(CUBE)
TARGETS = tf.one_hot([[0, 1, 2], [3, 3, 1]], 4)
EDGES = tf.constant([0.0, 1.0, 0.5, -1.0, 2.0])
RAGGED = tf.ragged.constant([[1.0, 2.0], [3.0]])
STEPS = {"x": lambda x, states: (x + states[0], [x]), "none": lambda x, states: (x * 2, [])}


def _in_graph(function, *inputs):
    return tf.function(function, autograph=False)(*inputs)


def _gradient(function, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = function(x)
    return tape.gradient(y, x)


def _rnn(K, **options):  # noqa: N803 (the usual name of the backend)
    return K.rnn(STEPS["x"], CUBE, [tf.zeros((2, 4))], **options)


def _with_phase(K, value):  # noqa: N803
    with K.learning_phase_scope(value):
        return int(K.learning_phase())


# Calls to which the reference gives a value.
VALUES = [
    # making tensors
    *[
        lambda K, n=n: K.arange(n)
        for n in (3, 0, -3, 2.5, np.int64(3), tf.constant(4), tf.constant(-4), tf.Variable(2))
    ],
    *[lambda K, d=d: K.arange(0.5, 4, dtype=d) for d in ("int64", "float32", "int16")],
    lambda K: [K.constant(5, shape=(2, 3)), K.constant([1, 2], tf.float16), K.constant([1], np.float64)],
    lambda K: [K.variable(lambda: [1.0, 2.0]), K.variable(tf.Variable(3.0)), K.variable(True, "bool")],
    lambda K: [
        K.zeros(tf.constant([2, 3])),
        K.zeros(tf.TensorShape([2])),
        K.zeros([]),
        K.eye(tf.constant(2)),
        K.eye(0),
    ],
    lambda K: [K.zeros((2,), name="z").name, K.ones((2,), name="o").name, K.eye(2, name="e").name],
    lambda K: K.one_hot(tf.constant([[0, 3], [-1, 1]]), 3),
    lambda K: K.batch_flatten(2.5),
    # arithmetic and moving
    *[lambda K, b=b: K.clip(tf.constant([1.0, 5.0]), *b) for b in ((4, 2), (4, 2.0), (2, 2), (tf.constant(2.0), 3.0))],
    lambda K: K.clip(tf.constant([1.0, 5.0]), np.array([0.0, 6.0], "float32"), 9.0),
    lambda K: [K.reverse(CUBE, (0, 1)), K.reverse(CUBE, -1), K.reverse(CUBE, [])],
    lambda K: [K.repeat(CUBE[0], tf.constant(2)), K.repeat(CUBE[0], 0), K.tile(CUBE[0], tf.constant([2, 1]))],
    lambda K: [K.sum(CUBE, axis=tf.constant(1)), K.sum(CUBE, axis=[]), K.argmax(CUBE[0, 0]), K.cumsum(CUBE, axis=-1)],
    lambda K: [K.concatenate([RAGGED, RAGGED]), K.concatenate([RAGGED, RAGGED], axis=0)],
    lambda K: K.concatenate([tf.sparse.from_dense([[1.0, 0.0]]), tf.constant([[1.0, 0.0]])]),
    lambda K: K.to_dense(tf.SparseTensor([[0, 0], [1, 0]], [2.0, 1.0], (2, 2))),
    *[lambda K, s=s: K.dot(tf.ones(s[0]), tf.ones(s[1])) for s in (((2, 3, 4), (5, 6, 4, 7)), ((2, 2, 3, 4), (4, 2)))],
    lambda K: K.dot(tf.sparse.from_dense(np.eye(3, dtype="float32")), CUBE[0]),
    # nn
    *[
        lambda K, t=t: K.bias_add(tf.ones((2, 4), t), np.arange(4.0))
        for t in ("float32", "float64", "float16", "int32")
    ],
    *[lambda K, a=a: _gradient(lambda x: K.relu(x, **a), 6 * EDGES) for a in ({"max_value": 6, "alpha": 0.1}, {})],
    lambda K: [hasattr(K.sigmoid(CUBE), "_keras_logits"), hasattr(K.softmax(CUBE), "_keras_logits")],
    lambda K: K.batch_normalization(IMAGES, KERNEL[0, 0, :, 0], 1.0 + KERNEL[0, 0, :, 1] ** 2, None, None, epsilon=0.0),
    *[
        lambda K, axes=axes: K.normalize_batch_in_training(IMAGES, None, None, axes)
        for axes in ([0, 1, 2], (0, 1, 2), [2, 1, 0], [0], [1, 2])
    ],
    # crossentropies
    *[
        lambda K, name=name, target=target, logits=logits: [
            getattr(K, name)(tf.fill((5,), target), EDGES, from_logits=logits),
            _gradient(lambda x: getattr(K, name)(tf.fill((5,), target), x, from_logits=logits), EDGES),
        ]
        for name in ("binary_crossentropy", "binary_focal_crossentropy")
        for target in (0.0, 1.0)
        for logits in (False, True)
    ],
    *[
        lambda K, name=name, axis=axis, logits=logits: getattr(K, name)(TARGETS, PROBABILITIES, logits, axis)
        for name in ("categorical_crossentropy",)
        for axis in (-1, 1, 2, 0)
        for logits in (False, True)
    ],
    *[
        lambda K, alpha=alpha, gamma=gamma: K.categorical_focal_crossentropy(TARGETS, PROBABILITIES, alpha, gamma)
        for alpha, gamma in ((1.0, 0.0), ([0.1, 0.2, 0.3, 0.4], 2.0))
    ],
    *[
        lambda K, ignored=ignored, axis=axis: K.sparse_categorical_crossentropy(
            tf.ones([2, 4] if axis == 1 else [2, 3], "int32"), PROBABILITIES, axis=axis, ignore_class=ignored
        )
        for ignored in (None, 1, -1)
        for axis in (-1, 1, 2)
    ],
    *[
        lambda K, name=name, act=act, logits=logits: _in_graph(
            lambda x: getattr(K, name)(
                [[0, 1, 2], [3, 3, 1]] if "sparse" in name else TARGETS, act(x), from_logits=logits
            ),
            100 * CUBE,
        )
        for name in ("categorical_crossentropy", "binary_crossentropy", "sparse_categorical_crossentropy")
        for act in (tf.nn.softmax, tf.nn.sigmoid, lambda x: tf.identity(tf.nn.softmax(x)))
        for logits in (False, True)
    ],
    # convolution and pooling
    *[lambda K, s=s: K.conv2d(IMAGES, KERNEL, strides=s) for s in (2, (2,), [1, 2])],
    *[lambda K, d=d: K.conv2d(IMAGES, KERNEL, dilation_rate=d, padding="same") for d in (2, (2, 1))],
    lambda K: K.conv2d_transpose(IMAGES, TRANSPOSED, tf.constant([2, 12, 14, 4]), (2, 2), "same"),
    lambda K: K.conv2d_transpose(IMAGES, TRANSPOSED, (None, 6, 7, 4), padding="same", dilation_rate=(2, 2)),
    lambda K: K.resize_images(IMAGES, 1.7, 2, "channels_last"),
    # recurrence
    *[
        lambda K, options=options: _rnn(K, **options)
        for options in (
            {"mask": np.array([[1, 0, 1], [0, 1, 1]])},
            {"mask": tf.zeros((2, 3), tf.bool)},
            {"input_length": [2, 3]},
            {"input_length": tf.constant([2, 3]), "return_all_outputs": False},
            {"input_length": tf.constant([2, 3]), "zero_output_for_mask": True},
            {"input_length": tf.constant([0, 3]), "go_backwards": True},
            {"constants": []},
        )
    ],
    lambda K: K.rnn(STEPS["none"], CUBE, [], mask=tf.constant([[True, False, True]] * 2)),
    lambda K: K.rnn(STEPS["none"], CUBE, [], unroll=True),
    lambda K: K.rnn(lambda x, s: (x[0] + x[1] + s[0], [x[0]]), (CUBE, CUBE), [np.zeros((2, 4), "float32")]),
    # phases, settings, running
    *[lambda K, value=value: _with_phase(K, value) for value in (0, 1, True, False, np.bool_(True), np.int64(1))],
    *[
        lambda K, t=t: _in_graph(lambda t: K.in_train_phase(1.0, 2.0, training=t), t)
        for t in map(tf.constant, (True, 0))
    ],
    lambda K: K.function(*_doubled_ragged(K))([RAGGED]),
]

# Calls that the reference refuses with the class of error that they are listed under.
ERRORS = {
    ValueError: [
        lambda K: K.conv2d(IMAGES, KERNEL, padding="full"),
        lambda K: K.conv2d(IMAGES, KERNEL, data_format="channels_middle"),
        lambda K: K.conv2d_transpose(IMAGES, TRANSPOSED, (2, 6, 7, 4), dilation_rate=(2, 1)),
        lambda K: K.pool2d(IMAGES, (2, 2), pool_mode="sum"),
        lambda K: K.resize_images(IMAGES, 2, 2, "channels_last", "quickest"),
        lambda K: K.resize_volumes(IMAGES, 2, 2, 2, "last"),
        lambda K: K.local_conv2d(IMAGES, LOCAL, (2, 2), (1, 1), (5, 6)),
        lambda K: K.bias_add(IMAGES, tf.ones((7, 3))),
        lambda K: K.softmax(tf.ones(3)),
        lambda K: K.batch_dot(CUBE, CUBE, axes=0),
        lambda K: K.batch_dot(CUBE, CUBE, axes=(1, 2)),
        lambda K: K.batch_dot(CUBE[0, 0], CUBE),
        lambda K: K.batch_dot(CUBE, CUBE[:1]),
        lambda K: K.switch(CUBE[..., None] > 0, CUBE, CUBE),
        lambda K: K.categorical_crossentropy(tf.ones((2, 3)), tf.ones((2, 4))),
        lambda K: K.set_floatx("int32"),
        lambda K: K.set_floatx("bfloat16"),
        lambda K: K.set_image_data_format("channels_middle"),
        lambda K: K.set_learning_phase(2),
        lambda K: K.placeholder((2, 2), sparse=True, ragged=True),
        lambda K: K.is_keras_tensor([1]),
        lambda K: K.function([K.placeholder((None, 2))], [], updates=[1]),
        lambda K: K.dropout(CUBE, 1.5),
        lambda K: K.zeros((None, 2)),
    ],
    TypeError: [
        lambda K: K.sqrt(tf.constant([4])),
        lambda K: K.variable(1.0, dtype="real"),
        lambda K: K.arange("three"),
    ],
}


def _doubled_ragged(K):  # noqa: N803
    x = K.placeholder((None, None), ragged=True)
    return [x], [x * 2]


class ArgumentsReferenceTest(test_case.TestCase):
    def test_values_are_equal(self):
        for number, call in enumerate(VALUES):
            with self.subTest(number=number):
                outcomes.assert_same_value(self, call(backend), call(tf_keras.backend))

    def test_errors_are_of_the_same_class(self):
        for expected, calls in ERRORS.items():
            for number, call in enumerate(calls):
                with self.subTest(expected.__name__, number=number):
                    self.assertIsInstance(outcomes.outcome(call, tf_keras.backend)[1], expected)
                    self.assertIsInstance(outcomes.outcome(call, backend)[1], expected)

    def test_logits_given_as_the_output_of_an_activation_warn(self):
        def loss(x):
            return backend.categorical_crossentropy(TARGETS, tf.nn.softmax(x), from_logits=True)

        with self.assertWarnsRegex(UserWarning, "categorical_crossentropy: `from_logits=True`, but"):
            _in_graph(loss, CUBE)
        with self.assertWarnsRegex(UserWarning, "binary_crossentropy: `from_logits=True`, but"):
            backend.binary_crossentropy(TARGETS, activations.sigmoid(CUBE), from_logits=True)

    def test_a_shape_without_four_sizes_is_refused_before_the_kernel_ends_the_process(self):
        with self.assertRaisesRegex(
            ValueError, "`output_shape` must hold 4 sizes. Received: output_shape=\\(2, 6, 7\\)"
        ):
            backend.conv2d_transpose(IMAGES, TRANSPOSED, (2, 6, 7))


if __name__ == "__main__":
    tf.test.main()

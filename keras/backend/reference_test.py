"""Every function of `keras.backend` gives what the reference gives: values, types, shapes and gradients."""

import collections

import numpy as np
import tensorflow as tf
import tf_keras

import keras
from keras import backend
from keras.support import registry
from keras.testing import test_case

Case = collections.namedtuple("Case", ["name", "call", "inputs"])

RANDOM = np.random.RandomState(0)
MATRIX = RANDOM.randn(3, 4).astype("float32")
CUBE = RANDOM.randn(2, 3, 4).astype("float32")
POSITIVE = np.abs(CUBE) + 0.1
IMAGES = RANDOM.randn(2, 5, 6, 3).astype("float32")
INTEGER_IMAGES = RANDOM.randint(0, 9, (2, 5, 6, 3)).astype("int32")
FIRST = IMAGES.transpose(0, 3, 1, 2)
VOLUMES = RANDOM.randn(2, 3, 4, 5, 2).astype("float32")
INTEGERS = np.array([[3, -1, 2], [0, 5, -4]], "int32")
BOOLEANS = np.array([[True, False, True], [True, True, True]])
LABELS = np.array([0, 2, 1], "int32")
ROWS = np.array([[0.2, 0.3, 0.5], [0.1, 0.8, 0.1], [0.4, 0.4, 0.2]], "float32")
YES_NO = np.array([[0.0, 1.0, 1.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]], "float32")
CLASSES = np.eye(3, dtype="float32")[LABELS]


def _of(*shape):
    return RANDOM.randn(*shape).astype("float32")


CASES = [
    # arithmetic
    *[
        Case(name, lambda K, x, name=name: getattr(K, name)(x), [CUBE])
        for name in ("abs sign square exp sin cos round".split())
    ],
    Case("abs", lambda K, x: K.abs(x), [INTEGERS]),
    Case("sqrt", lambda K, x: K.sqrt(x), [CUBE]),
    Case("log", lambda K, x: K.log(x), [POSITIVE]),
    Case("pow", lambda K, x: K.pow(x, 3), [CUBE]),
    Case("pow", lambda K, x: K.pow(x, 2), [INTEGERS]),
    Case("clip", lambda K, x: K.clip(x, -0.5, 0.5), [CUBE]),
    Case("clip", lambda K, x: K.clip(x, 0.5, -0.5), [CUBE]),
    Case("clip", lambda K, x: K.clip(x, None, 0.5), [CUBE]),
    Case("clip", lambda K, x: K.clip(x, 0.5, None), [CUBE]),
    Case("clip", lambda K, x: K.clip(x, 0, 2), [INTEGERS]),
    Case("clip", lambda K, x: K.clip(x, tf.constant(0.1), tf.constant(0.4)), [CUBE]),
    # comparison
    *[
        Case(name, lambda K, x, y, name=name: getattr(K, name)(x, y), [INTEGERS, np.abs(INTEGERS)])
        for name in "equal not_equal greater greater_equal less less_equal maximum minimum".split()
    ],
    Case("maximum", lambda K, x: K.maximum(x, 0.0), [CUBE]),
    # reductions
    *[
        Case(name, lambda K, x, name=name, axis=axis, keep=keep: getattr(K, name)(x, axis, keep), [CUBE])
        for name in "sum prod max min mean var std any all".split()
        for axis, keep in ((None, False), (1, True), ([0, -1], False))
    ],
    Case("mean", lambda K, x: K.mean(x, axis=1), [BOOLEANS]),
    Case("mean", lambda K, x: K.mean(x), [INTEGERS]),
    Case("var", lambda K, x: K.var(x), [BOOLEANS]),
    Case("std", lambda K, x: K.std(x, axis=0), [BOOLEANS]),
    Case("max", lambda K, x: K.max(x, axis=0), [INTEGERS]),
    Case("any", lambda K, x: K.any(x, axis=0), [BOOLEANS]),
    Case("all", lambda K, x: K.all(x, axis=0), [BOOLEANS]),
    *[
        Case(name, lambda K, x, name=name, axis=axis: getattr(K, name)(x, axis=axis), [CUBE])
        for name in "argmax argmin cumsum cumprod".split()
        for axis in (0, 1, -1)
    ],
    # sizes and types
    Case("shape", lambda K, x: K.shape(x), [CUBE]),
    Case("int_shape", lambda K, x: K.int_shape(x), [CUBE]),
    Case("ndim", lambda K, x: K.ndim(x), [CUBE]),
    Case("count_params", lambda K, x: float(K.count_params(x)), [CUBE]),
    Case("dtype", lambda K, x: K.dtype(x), [INTEGERS]),
    Case("cast", lambda K, x: K.cast(x, "int32"), [CUBE]),
    Case("cast", lambda K, x: K.cast(x, tf.float64), [CUBE]),
    Case("cast_to_floatx", lambda K, x: K.cast_to_floatx(x), [INTEGERS]),
    Case("stop_gradient", lambda K, x: K.stop_gradient(x), [CUBE]),
    Case("stop_gradient", lambda K, x, y: list(K.stop_gradient([x, y])), [CUBE, MATRIX]),
    # reshaping
    Case("reshape", lambda K, x: K.reshape(x, (4, -1)), [CUBE]),
    Case("flatten", lambda K, x: K.flatten(x), [CUBE]),
    Case("batch_flatten", lambda K, x: K.batch_flatten(x), [CUBE]),
    Case("batch_flatten", lambda K, x: K.batch_flatten(x), [LABELS]),
    Case("expand_dims", lambda K, x: K.expand_dims(x), [CUBE]),
    Case("expand_dims", lambda K, x: K.expand_dims(x, 1), [CUBE]),
    Case("squeeze", lambda K, x: K.squeeze(x, 1), [CUBE[:, :1]]),
    Case("transpose", lambda K, x: K.transpose(x), [CUBE]),
    Case("permute_dimensions", lambda K, x: K.permute_dimensions(x, (0, 2, 1)), [CUBE]),
    Case("concatenate", lambda K, x, y: K.concatenate([x, y]), [CUBE, POSITIVE]),
    Case("concatenate", lambda K, x, y: K.concatenate([x, y], axis=0), [CUBE, POSITIVE]),
    Case("stack", lambda K, x, y: K.stack([x, y]), [CUBE, POSITIVE]),
    Case("stack", lambda K, x, y: K.stack([x, y], axis=-1), [CUBE, POSITIVE]),
    Case("repeat", lambda K, x: K.repeat(x, 3), [MATRIX]),
    Case("repeat_elements", lambda K, x: K.repeat_elements(x, 3, 1), [CUBE]),
    Case("repeat_elements", lambda K, x: K.repeat_elements(x, 2, -1), [CUBE]),
    Case("tile", lambda K, x: K.tile(x, (1, 2, 3)), [CUBE]),
    Case("tile", lambda K, x: K.tile(x, 2), [LABELS]),
    Case("reverse", lambda K, x: K.reverse(x, 1), [CUBE]),
    Case("reverse", lambda K, x: K.reverse(x, [0, 2]), [CUBE]),
    Case("gather", lambda K, x: K.gather(x, [[1, 0], [0, 0]]), [CUBE]),
    Case("one_hot", lambda K, x: K.one_hot(x, 4), [LABELS]),
    # linear algebra
    Case("dot", lambda K, x, y: K.dot(x, y), [_of(2, 3), _of(3, 4)]),
    Case("dot", lambda K, x, y: K.dot(x, y), [_of(2, 5, 3), _of(3, 4)]),
    Case("dot", lambda K, x, y: K.dot(x, y), [_of(2, 5, 3), _of(6, 3, 4)]),
    Case("dot", lambda K, x, y: K.dot(x, y), [_of(2, 3), _of(6, 3, 4)]),
    *[
        Case("batch_dot", lambda K, x, y, axes=axes: K.batch_dot(x, y, axes), [_of(*x), _of(*y)])
        for x, y, axes in [
            ((2, 3), (2, 3), None),
            ((2, 3), (2, 3), 1),
            ((2, 3, 4), (2, 4, 5), None),
            ((2, 3, 4), (2, 3, 5), 1),
            ((2, 3, 4), (2, 5, 4), (2, 2)),
            ((2, 3, 4), (2, 5, 4), (-1, -1)),
            ((2, 3, 4), (2, 4), None),
            ((2, 3), (2, 3, 4), None),
            ((2, 3), (2, 4, 3), (1, 2)),
            ((2, 3, 4, 5), (2, 6, 5, 7), None),
            ((2, 3, 4, 5), (2, 4, 6), (2, 1)),
            ((2, 3, 4), (2, 5, 6, 4), (2, 3)),
        ]
    ],
    Case("l2_normalize", lambda K, x: K.l2_normalize(x), [CUBE]),
    Case("l2_normalize", lambda K, x: K.l2_normalize(x, axis=-1), [CUBE]),
    # nn
    *[
        Case(name, lambda K, x, name=name: getattr(K, name)(x), [3 * CUBE])
        for name in "elu softmax softplus softsign sigmoid hard_sigmoid tanh relu".split()
    ],
    Case("hard_sigmoid", lambda K, x: K.hard_sigmoid(x), [CUBE.astype("float16")]),
    Case("elu", lambda K, x: K.elu(x, alpha=0.3), [CUBE]),
    Case("softmax", lambda K, x: K.softmax(x, axis=1), [CUBE]),
    *[
        Case("relu", lambda K, x, arguments=arguments: K.relu(x, **arguments), [2 * CUBE])
        for arguments in [
            {"alpha": 0.1},
            {"max_value": 6},
            {"max_value": 1.0},
            {"threshold": 0.5},
            {"alpha": 0.1, "max_value": 1.5, "threshold": 0.5},
            {"alpha": 0.2, "max_value": 1.0},
        ]
    ],
    Case("relu", lambda K, x: K.relu(x, max_value=2), [INTEGERS]),
    Case("bias_add", lambda K, x, b: K.bias_add(x, b), [IMAGES, _of(3)]),
    Case("bias_add", lambda K, x, b: K.bias_add(x, b, "channels_first"), [FIRST, _of(3)]),
    Case("bias_add", lambda K, x, b: K.bias_add(x, b), [IMAGES, _of(5, 6, 3)]),
    Case("bias_add", lambda K, x, b: K.bias_add(x, b, "channels_first"), [FIRST, _of(5, 6, 3)]),
    Case("bias_add", lambda K, x, b: K.bias_add(x, b), [MATRIX, _of(4)]),
    Case("bias_add", lambda K, x, b: K.bias_add(x, b, "channels_first"), [CUBE, _of(3)]),
    Case("in_top_k", lambda K, x, y: K.in_top_k(x, y, 2), [ROWS, LABELS]),
    # normalization
    *[
        Case(
            "batch_normalization",
            lambda K, x, *f, axis=axis: K.batch_normalization(x, f[0], tf.square(f[1]), f[2], f[3], axis, 1e-2),
            [x] + [_of(x.shape[axis]) for _ in range(4)],
        )
        for x, axis in ((IMAGES, -1), (FIRST, 1), (MATRIX, -1), (CUBE, -1))
    ],
    Case(
        "batch_normalization", lambda K, x, m, v: K.batch_normalization(x, m, v**2, None, None), [CUBE, _of(4), _of(4)]
    ),
    *[
        Case(
            "normalize_batch_in_training",
            lambda K, x, g, b, axes=axes: K.normalize_batch_in_training(x, g, b, axes),
            [x, _of(*features), _of(*features)],
        )
        for x, axes, features in [
            (IMAGES, [0, 1, 2], (3,)),
            (FIRST, [0, 2, 3], (3,)),
            (MATRIX, [0], (4,)),
            (CUBE, [0, 1], (4,)),
            (CUBE, [0, 2], (3,)),
            (CUBE, [0], (3, 4)),
        ]
    ],
    Case("normalize_batch_in_training", lambda K, x: K.normalize_batch_in_training(x, None, None, [0, 1, 2]), [IMAGES]),
    Case("normalize_batch_in_training", lambda K, x: K.normalize_batch_in_training(x, None, None, [0]), [MATRIX]),
    # crossentropies
    *[
        Case(name, lambda K, y, x, name=name, logits=logits: getattr(K, name)(y, x, from_logits=logits), [YES_NO, ROWS])
        for name in ("binary_crossentropy", "binary_focal_crossentropy")
        for logits in (False, True)
    ],
    *[
        Case(
            name, lambda K, y, x, name=name, logits=logits: getattr(K, name)(y, x, from_logits=logits), [CLASSES, ROWS]
        )
        for name in ("categorical_crossentropy", "categorical_focal_crossentropy")
        for logits in (False, True)
    ],
    Case("sparse_categorical_crossentropy", lambda K, y, x: K.sparse_categorical_crossentropy(y, x), [LABELS, ROWS]),
    # convolution
    *[
        Case(
            "conv1d",
            lambda K, x, k, p=p, s=s, d=d: K.conv1d(x, k, strides=s, padding=p, dilation_rate=d),
            [_of(2, 7, 3), _of(3, 3, 4)],
        )
        for p, s, d in (
            ("valid", 1, 1),
            ("same", 2, 1),
            ("causal", 1, 1),
            ("causal", 1, 2),
            ("causal", 2, 1),
            ("same", 1, 2),
        )
    ],
    Case("conv1d", lambda K, x, k: K.conv1d(x, k, data_format="channels_first"), [_of(2, 3, 7), _of(3, 3, 4)]),
    *[
        Case(
            "conv2d",
            lambda K, x, k, p=p, s=s, d=d: K.conv2d(x, k, strides=s, padding=p, dilation_rate=d),
            [IMAGES, _of(3, 2, 3, 4)],
        )
        for p, s, d in (("valid", (1, 1), (1, 1)), ("same", (2, 1), (1, 1)), ("same", (1, 1), (2, 2)), ("valid", 2, 1))
    ],
    Case("conv2d", lambda K, x, k: K.conv2d(x, k, data_format="channels_first"), [FIRST, _of(3, 2, 3, 4)]),
    Case("conv3d", lambda K, x, k: K.conv3d(x, k), [VOLUMES, _of(2, 2, 2, 2, 3)]),
    Case("conv3d", lambda K, x, k: K.conv3d(x, k, (1, 2, 1), "same"), [VOLUMES, _of(2, 2, 2, 2, 3)]),
    *[
        Case(
            "conv2d_transpose",
            lambda K, x, k, shape=shape, p=p, s=s, d=d: K.conv2d_transpose(x, k, shape, s, p, dilation_rate=d),
            [IMAGES, _of(3, 2, 4, 3)],
        )
        for shape, p, s, d in [
            ((2, 7, 7, 4), "valid", (1, 1), (1, 1)),
            ((2, 10, 12, 4), "same", (2, 2), (1, 1)),
            ((None, 10, 12, 4), "same", (2, 2), (1, 1)),
            ((2, 5, 6, 4), "same", (1, 1), (2, 2)),
        ]
    ],
    Case(
        "conv2d_transpose",
        lambda K, x, k: K.conv2d_transpose(x, k, (2, 4, 10, 12), (2, 2), "same", "channels_first"),
        [FIRST, _of(3, 2, 4, 3)],
    ),
    *[
        Case(
            "depthwise_conv2d",
            lambda K, x, k, p=p, s=s, d=d: K.depthwise_conv2d(x, k, s, p, dilation_rate=d),
            [IMAGES, _of(3, 2, 3, 2)],
        )
        for p, s, d in (("valid", (1, 1), (1, 1)), ("same", (2, 2), (1, 1)), ("same", (1, 1), (2, 2)))
    ],
    Case(
        "depthwise_conv2d",
        lambda K, x, k: K.depthwise_conv2d(x, k, data_format="channels_first"),
        [FIRST, _of(3, 2, 3, 2)],
    ),
    *[
        Case(
            "separable_conv2d",
            lambda K, x, k, m, p=p, s=s, d=d: K.separable_conv2d(x, k, m, s, p, dilation_rate=d),
            [IMAGES, _of(3, 2, 3, 2), _of(1, 1, 6, 4)],
        )
        for p, s, d in (("valid", (1, 1), (1, 1)), ("same", (2, 2), (1, 1)), ("same", (1, 1), (2, 2)))
    ],
    Case(
        "separable_conv2d",
        lambda K, x, k, m: K.separable_conv2d(x, k, m, data_format="channels_first"),
        [FIRST, _of(3, 2, 3, 2), _of(1, 1, 6, 4)],
    ),
    Case("local_conv1d", lambda K, x, k: K.local_conv1d(x, k, (2,), (1,)), [CUBE, _of(2, 8, 5)]),
    Case("local_conv1d", lambda K, x, k: K.local_conv1d(x, k, (2,), (2,)), [_of(2, 6, 4), _of(3, 8, 5)]),
    Case("local_conv1d", lambda K, x, k: K.local_conv1d(x, k, (2,), (1,), "channels_first"), [CUBE, _of(3, 6, 5)]),
    Case("local_conv2d", lambda K, x, k: K.local_conv2d(x, k, (3, 2), (1, 2), (3, 3)), [IMAGES, _of(9, 18, 4)]),
    Case(
        "local_conv2d",
        lambda K, x, k: K.local_conv2d(x, k, (3, 2), (1, 2), (3, 3), "channels_first"),
        [FIRST, _of(9, 18, 4)],
    ),
    # pooling, padding, resizing
    *[
        Case("pool2d", lambda K, x, m=m, p=p, s=s: K.pool2d(x, (2, 3), s, p, pool_mode=m), [IMAGES])
        for m in ("max", "avg")
        for p, s in (("valid", (1, 1)), ("same", (2, 1)))
    ],
    Case("pool2d", lambda K, x: K.pool2d(x, (2, 2), (2, 2), data_format="channels_first"), [FIRST]),
    *[
        Case("pool3d", lambda K, x, m=m, p=p: K.pool3d(x, (2, 2, 3), (1, 2, 2), p, pool_mode=m), [VOLUMES])
        for m in ("max", "avg")
        for p in ("valid", "same")
    ],
    Case("temporal_padding", lambda K, x: K.temporal_padding(x, (2, 1)), [CUBE]),
    Case("spatial_2d_padding", lambda K, x: K.spatial_2d_padding(x), [IMAGES]),
    Case("spatial_2d_padding", lambda K, x: K.spatial_2d_padding(x, ((1, 2), (0, 3)), "channels_first"), [FIRST]),
    Case("spatial_3d_padding", lambda K, x: K.spatial_3d_padding(x), [VOLUMES]),
    Case(
        "spatial_3d_padding",
        lambda K, x: K.spatial_3d_padding(x, ((1, 2), (0, 3), (1, 0)), "channels_first"),
        [VOLUMES],
    ),
    *[
        Case("resize_images", lambda K, x, how=how: K.resize_images(x, 2, 3, "channels_last", how), [IMAGES])
        for how in "bicubic bilinear gaussian lanczos3 lanczos5 mitchellcubic nearest".split()
    ],
    Case("resize_images", lambda K, x: K.resize_images(x, 2, 3, "channels_first", "bilinear"), [FIRST]),
    Case("resize_images", lambda K, x: K.resize_images(x, 2, 3, "channels_last", "area"), [INTEGER_IMAGES]),
    Case("resize_images", lambda K, x: K.resize_images(x, 1.5, 2, "channels_last"), [IMAGES]),
    Case("resize_volumes", lambda K, x: K.resize_volumes(x, 1, 2, 3, "channels_last"), [VOLUMES]),
    Case("resize_volumes", lambda K, x: K.resize_volumes(x, 1, 2, 3, "channels_first"), [VOLUMES]),
    # making and changing
    Case("constant", lambda K: [K.constant(3), K.constant([1, 2], "int32"), K.constant(2, shape=(2, 2))], []),
    Case("variable", lambda K: [K.variable(3), K.variable([[1, 2]], "int32")], []),
    Case("zeros", lambda K: [K.zeros((2, 3)), K.zeros(2, "int32"), K.zeros(())], []),
    Case("ones", lambda K: [K.ones((2, 3)), K.ones(2, "float64"), K.ones(())], []),
    Case("eye", lambda K: [K.eye(3), K.eye(2, "int32")], []),
    Case("zeros_like", lambda K, x: [K.zeros_like(x), K.zeros_like(x, "int32")], [CUBE]),
    Case("ones_like", lambda K, x: [K.ones_like(x), K.ones_like(x, "int32")], [CUBE]),
    Case("arange", lambda K: [K.arange(3), K.arange(-3), K.arange(1, 6, 2), K.arange(0, 3, 0.5)], []),
    Case("arange", lambda K: [K.arange(3, dtype="int64"), K.arange(1, 3, dtype="float32")], []),
    Case("get_value", lambda K, x: [K.get_value(x), K.get_value(tf.Variable(x)), K.get_value(3)], [CUBE]),
    Case("eval", lambda K, x: [K.eval(x), K.eval(tf.sparse.from_dense(x))], [CUBE]),
    Case("batch_get_value", lambda K, x: K.batch_get_value([tf.Variable(x), x]), [CUBE]),
    Case("set_value", lambda K: _changed(lambda v: K.set_value(v, [3, 4])), []),
    Case("batch_set_value", lambda K: _changed(lambda v: K.batch_set_value([(v, np.array([3.0, 4.0]))])), []),
    Case("update", lambda K: _changed(lambda v: K.update(v, [3.0, 4.0])), []),
    Case("update_add", lambda K: _changed(lambda v: K.update_add(v, [3.0, 4.0])), []),
    Case("update_sub", lambda K: _changed(lambda v: K.update_sub(v, [3.0, 4.0])), []),
    Case("moving_average_update", lambda K: _changed(lambda v: K.moving_average_update(v, [3.0, 4.0], 0.9)), []),
    Case("is_sparse", lambda K, x: [K.is_sparse(x), K.is_sparse(tf.sparse.from_dense(x)), K.is_sparse(3)], [MATRIX]),
    Case("to_dense", lambda K, x: [K.to_dense(x), K.to_dense(tf.sparse.from_dense(x))], [MATRIX]),
    Case("is_keras_tensor", lambda K, x: [K.is_keras_tensor(x), K.is_keras_tensor(K.placeholder((2,)))], [MATRIX]),
    Case("placeholder", lambda K: [tuple(K.placeholder((None, 2)).shape), K.placeholder(ndim=3).shape.rank], []),
    Case(
        "placeholder", lambda K: [K.placeholder((2,), dtype="int32", name="here").dtype, K.placeholder().shape.rank], []
    ),
    Case("function", lambda K, x: _double(K)([x]), [MATRIX]),
    Case("gradients", lambda K, x: tf.function(lambda x: K.gradients(x * x, [x]))(x), [MATRIX]),
    # control flow
    *[
        Case("switch", lambda K, x, c=c: K.switch(tf.constant(c), x, lambda: 2 * x), [CUBE])
        for c in (True, False, 1, [True, False, True, True], (CUBE[:1, :, :1] > 0).tolist(), (CUBE > 0).tolist())
    ],
    Case("switch", lambda K, x: K.switch(x[..., 0] > 0, x, 2 * x), [CUBE]),
    *[
        Case(name, lambda K, x, name=name, t=t: getattr(K, name)(x, lambda: 2 * x, training=t), [CUBE])
        for name in ("in_train_phase", "in_test_phase")
        for t in (None, 0, 1, True, False)
    ],
    Case("map_fn", lambda K, x: K.map_fn(lambda row: row * 2, x), [CUBE]),
    Case("map_fn", lambda K, x, y: K.map_fn(lambda rows: rows[0] + rows[1][0], (x, y), dtype="float32"), [CUBE, CUBE]),
    Case("map_fn", lambda K, x: K.map_fn(lambda row: (row, row > 0), x, dtype=(tf.float32, tf.bool)), [CUBE]),
    Case("foldl", lambda K, x: K.foldl(lambda total, row: total * 0.5 - row, x), [CUBE]),
    Case("foldl", lambda K, x, s: K.foldl(lambda total, row: total * 0.5 - row, x, initializer=s), [CUBE, _of(3, 4)]),
    Case("foldr", lambda K, x: K.foldr(lambda total, row: total * 0.5 - row, x), [CUBE]),
    Case("foldr", lambda K, x, s: K.foldr(lambda total, row: total * 0.5 - row, x, initializer=s), [CUBE, _of(3, 4)]),
    Case("print_tensor", lambda K, x: K.print_tensor(x, "shown by the test:", summarize=1), [MATRIX]),
    # ctc
    Case(
        "ctc_label_dense_to_sparse",
        lambda K: K.ctc_label_dense_to_sparse(tf.constant([[1, 2], [3, 0]]), tf.constant([2, 1])),
        [],
    ),
    Case(
        "ctc_batch_cost",
        lambda K, x: K.ctc_batch_cost(
            tf.constant([[1, 2], [1, 0]]), tf.nn.softmax(x), tf.constant([[4], [3]]), tf.constant([[2], [1]])
        ),
        [_of(2, 4, 4)],
    ),
    Case("ctc_decode", lambda K, x: K.ctc_decode(tf.nn.softmax(x), tf.constant([4, 3])), [3 * _of(2, 4, 3)]),
    Case(
        "ctc_decode",
        lambda K, x: K.ctc_decode(tf.nn.softmax(x), [4, 3], greedy=False, beam_width=5, top_paths=3),
        [3 * _of(2, 6, 3)],
    ),
    # settings and names
    Case("backend", lambda K: K.backend(), []),
    Case("epsilon", lambda K: _setting(K, "epsilon", 1e-3), []),
    Case("floatx", lambda K: _setting(K, "floatx", "float64"), []),
    Case("image_data_format", lambda K: _setting(K, "image_data_format", "channels_first"), []),
    Case("get_uid", lambda K: [K.reset_uids(), K.get_uid("a"), K.get_uid("a"), K.get_uid("b")], []),
    Case("clear_session", lambda K: [K.get_uid("a"), K.clear_session(), K.get_uid("a")], []),
    Case("name_scope", lambda K: _named(K), []),
    Case("manual_variable_initialization", lambda K: K.manual_variable_initialization(False), []),
    Case("learning_phase", lambda K: _phases(K), []),
    Case("experimental.is_tf_random_generator_enabled", lambda K: _generators(K), []),
]

# Arguments of `rnn`; the step function has an output and two states of other shapes.
RNN_CASES = [
    {"mask": mask, "input_length": length, **options}
    for mask, length in [(None, None), ("masked", None), (None, "lengths"), (None, 5)]
    for options in [
        {},
        {"go_backwards": True},
        {"time_major": True},
        {"unroll": True},
        {"unroll": True, "go_backwards": True, "time_major": True},
        {"zero_output_for_mask": True},
        {"zero_output_for_mask": True, "unroll": True},
        {"return_all_outputs": False},
        {"return_all_outputs": False, "unroll": True},
        {"return_all_outputs": False, "zero_output_for_mask": True, "go_backwards": True},
        {"constants": True},
    ]
]
SEQUENCES = _of(2, 5, 3)
MASK = np.array([[False, True, True, False, True], [True, False, True, True, False]])
LENGTHS = np.array([3, 5], "int32")

# Functions that the table calls under the name of another, or that tests of their own call.
COVERED_ELSEWHERE = {
    "set_epsilon": "epsilon",
    "set_floatx": "floatx",
    "set_image_data_format": "image_data_format",
    "reset_uids": "get_uid",
    "set_learning_phase": "learning_phase",
    "learning_phase_scope": "learning_phase",
    "experimental.enable_tf_random_generator": "experimental.is_tf_random_generator_enabled",
    "experimental.disable_tf_random_generator": "experimental.is_tf_random_generator_enabled",
}
# Functions that give no tensors, or that take no symbolic ones.
VALUES_ALONE = {"int_shape", "ndim", "count_params", "dtype", "is_sparse", "is_keras_tensor", "to_dense"} | {
    *("get_value", "batch_get_value", "eval", "function", "gradients"),
}
DRAWS = [
    ("random_normal", lambda K, seed: K.random_normal((3, 4), 1.0, 2.0, seed=seed)),
    ("random_normal", lambda K, seed: K.random_normal((3,), dtype="float16", seed=seed)),
    ("truncated_normal", lambda K, seed: K.truncated_normal((3, 4), 1.0, 2.0, seed=seed)),
    ("random_uniform", lambda K, seed: K.random_uniform((3, 4), 1.0, 2.0, seed=seed)),
    ("random_uniform", lambda K, seed: K.random_uniform((3, 4), 1, 9, "int32", seed=seed)),
    ("random_bernoulli", lambda K, seed: K.random_bernoulli((3, 4), 0.4, seed=seed)),
    ("random_binomial", lambda K, seed: K.random_binomial((3, 4), 0.4, "float64", seed=seed)),
    ("random_normal_variable", lambda K, seed: K.random_normal_variable((3, 4), 1.0, 2.0, seed=seed)),
    ("random_uniform_variable", lambda K, seed: K.random_uniform_variable((3, 4), 1.0, 2.0, seed=seed)),
    ("dropout", lambda K, seed: K.dropout(tf.ones((3, 4)), 0.4, seed=seed)),
    ("dropout", lambda K, seed: K.dropout(tf.ones((3, 4)), 0.4, noise_shape=(None, 1), seed=seed)),
]


def _changed(change):
    variable = tf.Variable([1.0, 2.0])
    result = change(variable)
    return [variable, variable if result is None else tf.convert_to_tensor(result)]


def _double(K):  # noqa: N803 (the usual name of the backend)
    x = K.placeholder((None, 4))
    return K.function([x], [x * 2])


def _setting(K, name, value):  # noqa: N803
    before = getattr(K, name)()
    getattr(K, "set_" + name)(value)
    within = getattr(K, name)()
    getattr(K, "set_" + name)(before)
    return [before, within]


def _named(K):  # noqa: N803
    with K.name_scope("outer"):
        return tf.Variable(1.0, name="inner").name


def _phases(K):  # noqa: N803
    seen = [K.learning_phase()]
    with K.learning_phase_scope(1):
        seen += [K.learning_phase(), K.in_train_phase("train", "test")]
    seen.append(K.learning_phase())
    K.set_learning_phase(1)
    seen.append(K.learning_phase())
    K.clear_session()
    return [*seen, K.learning_phase()]


def _generators(K):  # noqa: N803
    seen = [K.experimental.is_tf_random_generator_enabled()]
    K.experimental.enable_tf_random_generator()
    seen.append(K.experimental.is_tf_random_generator_enabled())
    K.experimental.disable_tf_random_generator()
    return [*seen, K.experimental.is_tf_random_generator_enabled()]


def _run(K, case):  # noqa: N803
    """The results of a case, and the gradients of those that have some."""
    inputs = [tf.constant(value) for value in case.inputs]
    with tf.GradientTape(persistent=True) as tape:
        tape.watch([value for value in inputs if value.dtype.is_floating])
        results = case.call(K, *inputs)
        flat = tf.nest.flatten(results, expand_composites=True)
        followed = [r for r in flat if tf.is_tensor(r) and r.dtype.is_floating]
        total = tf.add_n([tf.reduce_sum(tf.sin(tf.cast(r, tf.float64))) for r in followed]) if followed else None
    floating = [value for value in inputs if value.dtype.is_floating]
    gradients = [] if total is None else tape.gradient(total, floating)
    return results, gradients


def _run_rnn(K, options, is_nested):  # noqa: N803
    """Results of `rnn` with one row of RNN_CASES, and gradients with respect to the inputs and the first state."""
    is_time_major = options.get("time_major", False)
    inputs = tf.constant(SEQUENCES.swapaxes(0, 1) if is_time_major else SEQUENCES)
    state = tf.ones((2, 3))
    options = dict(options)
    if options["mask"] is not None:
        options["mask"] = tf.constant(MASK.T if is_time_major else MASK)
    if options["input_length"] == "lengths":
        options["input_length"] = tf.constant(LENGTHS)
    if "constants" in options:
        options["constants"] = [tf.constant(2.0)]

    def step(x, states):
        factor = states[2] if len(states) > 2 else 1.0
        new = tf.tanh(x + states[0] * factor)
        output = new * states[1][:, 0]
        return {"pair": (output, x[:, :2])} if is_nested else output, [new, states[1] + 1.0]

    with tf.GradientTape() as tape:
        tape.watch([inputs, state])
        results = K.rnn(step, inputs, [state, tf.zeros((2, 1, 3))], **options)
        total = tf.add_n([tf.reduce_sum(tf.sin(value)) for value in tf.nest.flatten(results)])
    return [*results, *tape.gradient(total, [inputs, state])]


class BackendReferenceTest(test_case.TestCase):
    def assert_same(self, ours, reference):
        tf.nest.assert_same_structure(ours, reference)
        for value, expected in zip(*(tf.nest.flatten(part, expand_composites=True) for part in (ours, reference))):
            self.assertEqual(tf.is_tensor(value), tf.is_tensor(expected))
            if not hasattr(expected, "shape"):
                self.assertEqual(value, expected)
                continue
            self.assertEqual(value.dtype, expected.dtype)
            self.assertEqual(tuple(value.shape), tuple(expected.shape))
            value, expected = tf.convert_to_tensor(value), tf.convert_to_tensor(expected)
            tolerance = 2e-3 if value.dtype == tf.float16 else 2e-5
            self.assertAllClose(value, expected, rtol=tolerance, atol=tolerance)

    def test_values_and_gradients_are_equal(self):
        for number, case in enumerate(CASES):
            with self.subTest(case.name, number=number):
                ours, gradients = _run(backend, case)
                reference, expected = _run(tf_keras.backend, case)
                self.assert_same(ours, reference)
                # The reference gives no gradient for the statistics of images, where ours is the formula's.
                both = [pair for pair in zip(gradients, expected) if pair[1] is not None]
                self.assert_same([ours for ours, _ in both], [reference for _, reference in both])

    def test_seeded_draws_are_equal(self):
        for number, (name, draw) in enumerate(DRAWS):
            for seed in (7, None):
                with self.subTest(name, number=number, seed=seed):
                    results = []
                    for K in (backend, tf_keras.backend):
                        tf.random.set_seed(5)
                        np.random.seed(5)
                        results.append([draw(K, seed), draw(K, seed)])
                    self.assert_same(*results)

    def test_rnn_is_equal(self):
        for options in RNN_CASES:
            with self.subTest(**options):
                is_nested = not options.get("unroll")  # the reference unrolls no steps with several outputs
                self.assert_same(*[_run_rnn(K, options, is_nested) for K in (backend, tf_keras.backend)])

    def test_unrolled_rnn_gives_what_the_loop_gives(self):
        for options in RNN_CASES:
            if not options.get("unroll") and options["input_length"] is None:
                with self.subTest(**options):
                    both = [_run_rnn(backend, {**options, "unroll": unroll}, True) for unroll in (True, False)]
                    self.assert_same(*map(tf.nest.flatten, both))

    def test_the_table_calls_every_function(self):
        called = {case.name for case in CASES} | {name for name, _ in DRAWS} | set(COVERED_ELSEWHERE) | {"rnn"}
        prefix = "keras.backend."
        public = {path[len(prefix) :] for path in registry.all_paths() if path.startswith(prefix)}
        self.assertEqual(public - called, set())
        self.assertEqual(called - public, set())

    def test_models_give_what_eager_calls_give(self):
        first = {case.name: case for case in reversed(CASES) if case.inputs and case.name not in VALUES_ALONE}
        for name, case in first.items():
            with self.subTest(name):
                inputs = [keras.Input(value.shape[1:], len(value), dtype=value.dtype) for value in case.inputs]
                model = keras.Model(inputs, case.call(backend, *inputs))
                values = [tf.constant(value) for value in case.inputs]
                self.assert_same(tf.nest.flatten(model(values)), tf.nest.flatten(case.call(backend, *values)))

    def test_graphs_give_what_eager_calls_give(self):
        for number, case in enumerate(CASES):
            if case.inputs and case.name not in VALUES_ALONE:
                with self.subTest(case.name, number=number):
                    inputs = [tf.constant(value) for value in case.inputs]
                    eager = case.call(backend, *inputs)
                    compiled = tf.function(lambda *inputs: case.call(backend, *inputs), autograph=False)(*inputs)
                    for value, expected in zip(tf.nest.flatten(compiled), tf.nest.flatten(eager)):
                        if tf.is_tensor(expected):
                            self.assertAllClose(value, expected, rtol=2e-5, atol=2e-5)


if __name__ == "__main__":
    tf.test.main()

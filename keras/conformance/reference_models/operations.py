"""TensorFlow's functions, operators, slices, methods and properties on symbolic tensors."""

import numpy as np
import tensorflow as tf

from keras.conformance.reference_models.row import Row, constant, drawn, ids, normal, positive


def arithmetic(x):
    return 2.0 * x - x / 3.0 + (1.0 - x) * x - (-x) + x**2.0


def operators(x):
    return [
        x + 1.0,
        1.0 + x,
        x - 1.0,
        1.0 - x,
        x * 2.0,
        2.0 * x,
        x / 2.0,
        2.0 / (x + 9.0),
        x // 2.0,
        x % 2.0,
        x**2.0,
        2.0**x,
        -x,
    ]


def comparisons(x):
    return [x > 0.0, x >= 0.0, x < 0.0, x <= 0.5, tf.equal(x, 0.0), tf.not_equal(x, 0.0)]


def absolute_value(x):
    return abs(x)


def logic(x):
    positive_ones, small = x > 0.0, x * x < 1.0
    return [positive_ones & small, positive_ones | small, positive_ones ^ small, ~small]


def slices(x):
    return [x[:, 1:], x[:, ::-1], x[..., -1], x[:, 1], x[:, tf.newaxis], x[:, None, ..., :2], x[1:, :-1]]


def slices_by_tensors(x):
    size = tf.shape(x)[1]
    return [x[:, : size // 2], x[:, size - 1 :], x[:, tf.constant(1)]]


def shape_arithmetic(x):
    batch, width = tf.shape(x)[0], x.shape[-1]
    return [
        tf.reshape(x, [-1, 2, width // 2]),
        tf.reshape(x, tf.stack([batch, -1, 2])),
        tf.reshape(x, [tf.shape(x)[0] * 2, tf.shape(x)[1] // 2]),
        tf.tile(x, [1, 2]),
        tf.zeros_like(x) + tf.ones(tf.shape(x)),
        tf.broadcast_to(x[:, tf.newaxis], tf.concat([[batch], [3], [width]], 0)),
    ]


def reductions(x):
    return [
        tf.reduce_sum(x, axis=-1),
        tf.reduce_mean(x, 1, keepdims=True),
        tf.reduce_max(x, axis=[1]),
        tf.reduce_prod(x, -1),
        tf.math.reduce_std(x, axis=-1),
        tf.reduce_logsumexp(x, -1),
        tf.math.reduce_variance(x, 1),
        tf.reduce_sum(x),
    ]


def positions(x):
    return [tf.argmax(x, -1), tf.argmin(x, axis=1), tf.argsort(x, direction="DESCENDING"), tf.sort(x, axis=-1)]


def several_outputs(x):
    values, indices = tf.nn.top_k(x, k=2)
    first, second = tf.split(x, 2, axis=1)
    mean, variance = tf.nn.moments(x, axes=[1])
    return [values, indices, first * second, mean + variance, *tf.unstack(x, axis=1)]


def elementwise(x):
    return tf.exp(-x) + tf.sin(x) * tf.cos(x) + tf.tanh(x) - tf.square(x) + tf.math.softplus(x) + tf.sigmoid(x)


def roots_and_logs(x):
    return [tf.sqrt(x), tf.math.rsqrt(x), tf.math.log(x), tf.math.log1p(x), tf.math.pow(x, 1.5), tf.math.lgamma(x)]


def neural(x):
    return [
        tf.nn.relu(x),
        tf.nn.softmax(x, axis=-1),
        tf.nn.log_softmax(x),
        tf.nn.l2_normalize(x, axis=1),
        tf.nn.leaky_relu(x, alpha=0.1),
        tf.nn.elu(x),
        tf.nn.relu6(x),
        tf.nn.silu(x),
        tf.nn.gelu(x),
    ]


def joining(a, b):
    return [
        tf.concat([a, b], axis=1),
        tf.stack([a, b], axis=1),
        tf.add_n([a, b]),
        tf.maximum(a, b),
        tf.minimum(a, b),
        tf.where(a > b, a, b),
        a + b,
        a - b,
        a * b,
        a / (b + 9.0),
    ]


def contracting(a, b):
    return [
        tf.matmul(a, b, transpose_b=True),
        a @ tf.transpose(b),
        tf.linalg.matvec(a[:, None], b),
        tf.tensordot(a, b, axes=[[1], [1]]),
    ]


def constants_mixed_in(x):
    weights = tf.constant(np.arange(12.0).reshape(4, 3), "float32")
    return [
        x @ weights,
        tf.matmul(x, weights),
        tf.concat([x, tf.zeros_like(x)], 1),
        x + np.float32(2.0),
        np.array([1.0, 2.0, 3.0, 4.0], "float32") * x,
        tf.constant([1.0, 2.0, 3.0, 4.0]) - x,
    ]


def keyword_tensors(a, b):
    return [
        tf.add(x=a, y=b),
        tf.where(condition=b > 0.0, x=a, y=b),
        tf.clip_by_value(a, clip_value_min=-0.5, clip_value_max=tf.reduce_max(b)),
        tf.math.multiply(y=a, x=2.0),
    ]


def reshaping(x):
    return [
        tf.expand_dims(x, 1),
        tf.squeeze(tf.expand_dims(x, -1), -1),
        tf.transpose(x[:, None], [0, 2, 1]),
        tf.pad(x, [[0, 0], [1, 2]]),
        tf.reverse(x, [1]),
        tf.roll(x, 1, axis=1),
        tf.repeat(x, 2, axis=1),
    ]


def gathering(x, indices):
    return [
        tf.gather(x, [2, 0], axis=1),
        tf.gather(x, indices, axis=1, batch_dims=1),
        tf.one_hot(indices, 4),
        tf.gather_nd(x, tf.expand_dims(indices, -1), batch_dims=1),
        tf.boolean_mask(x, x > 0.0),
    ]


def casting(x):
    return [
        tf.cast(x, "float64"),
        tf.cast(x > 0, "int32"),
        tf.cast(x * 10.0, "int64"),
        tf.identity(x),
        tf.stop_gradient(x) * x,
        tf.saturate_cast(x, "float16"),
        tf.dtypes.cast(x, tf.bool),
    ]


def cumulative(x):
    return [tf.cumsum(x, axis=1), tf.math.cumprod(x, 1, exclusive=True), tf.math.cumsum(x, axis=-1, reverse=True)]


def shapes_as_outputs(x):
    return [tf.shape(x), tf.rank(x), tf.shape(x)[0] + 1, tf.cast(tf.shape(x), "float32")]


def images(x):
    return [
        tf.image.resize(x, (6, 4)),
        tf.image.flip_left_right(x),
        tf.image.rgb_to_grayscale(x),
        tf.image.adjust_brightness(x, 0.1),
        tf.image.central_crop(x, 0.5),
        tf.image.per_image_standardization(x),
        tf.image.resize_with_crop_or_pad(x, 3, 7),
        tf.image.rot90(x),
    ]


def convolving(x):
    kernel = tf.constant(np.linspace(-1.0, 1.0, 2 * 2 * 3 * 2).reshape(2, 2, 3, 2), "float32")
    return [
        tf.nn.conv2d(x, kernel, strides=1, padding="SAME"),
        tf.nn.max_pool2d(x, 2, 2, "VALID"),
        tf.nn.avg_pool2d(x, ksize=2, strides=1, padding="SAME"),
        tf.nn.space_to_depth(x, 2),
    ]


def linear_algebra(x):
    square = tf.matmul(x, x, transpose_a=True) + 2.0 * tf.eye(3)
    return [
        tf.linalg.inv(square),
        tf.linalg.det(square),
        tf.linalg.cholesky(square),
        tf.linalg.trace(square),
        tf.linalg.diag_part(square),
        tf.linalg.matvec(square, x[:, 0]),
        tf.norm(x, axis=-1),
        tf.linalg.band_part(square, 0, -1),
        tf.linalg.solve(square, tf.transpose(x, [0, 2, 1])),
    ]


def strings(x):
    return [
        tf.strings.upper(x),
        tf.strings.length(x),
        tf.strings.substr(x, 0, 2),
        tf.strings.join([x, x], "-"),
        tf.strings.regex_replace(x, "a", "b"),
        tf.strings.to_hash_bucket_fast(x, 7),
        x + "?",
        tf.strings.strip(x),
    ]


def string_splits(x):
    return tf.strings.split(x, " ").to_tensor(default_value="")


def bits(x):
    return [tf.bitwise.bitwise_and(x, 3), tf.bitwise.left_shift(x, 1), x // 2, x % 2, tf.math.floormod(x, 3)]


def segments(x, indices):
    return [
        tf.math.segment_sum(x, tf.constant([0, 0, 1])),
        tf.math.bincount(indices, minlength=4),
        tf.math.unsorted_segment_mean(x, tf.constant([1, 0, 1]), 2),
        tf.unique(indices[:, 0]).y,
    ]


def sizes(x):
    return x * tf.cast(tf.size(x), "float32")


def products_by_equation(a, b):
    return [tf.einsum("bi,bi->b", a, b), tf.einsum("bi,bj->bij", a, b)]


def grids(x):
    return tf.meshgrid(x[0], x[1])


def scans(x):
    return [tf.scan(lambda total, row: total + row, x), tf.foldl(lambda total, row: total + row, x)]


def conditions(x):
    return x * tf.cond(tf.reduce_sum(x) > 0.0, lambda: tf.constant(1.0), lambda: tf.constant(2.0))


def signal(x):
    return [tf.math.abs(tf.signal.fft(tf.cast(x, "complex64"))), tf.signal.frame(x, 2, 1), tf.signal.dct(x)]


def ranges(x):
    return [
        tf.range(tf.shape(x)[1]),
        tf.linspace(0.0, tf.reduce_max(x), 3),
        tf.fill(tf.shape(x), 2.0),
        tf.sequence_mask(tf.argmax(x, 1), 4),
    ]


def named_operations(x):
    return [tf.add(x, 1.0, name="plus"), tf.nn.relu(x, name="rectified"), tf.multiply(x, x, name="plus")]


def one_operation_thrice(x):
    return tf.nn.relu(tf.nn.relu(tf.nn.relu(x) - 0.5) - 0.5)


def lists_of_tensors(x):
    parts = [x[:, index : index + 1] for index in range(4)]
    return tf.concat([tf.concat(parts[:2], 1), tf.concat(values=parts[2:], axis=1)], axis=-1)


def normalized(x):
    return tf.nn.batch_normalization(x, tf.reduce_mean(x, 0), tf.math.reduce_variance(x, 0), 0.5, 2.0, 1e-3)


def losses(a, b):
    return [
        tf.nn.softmax_cross_entropy_with_logits(labels=tf.nn.softmax(a), logits=b),
        tf.nn.sigmoid_cross_entropy_with_logits(labels=tf.sigmoid(a), logits=b),
    ]


def sparse_losses(x, labels):
    return tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=x)


def backend_functions(library):
    backend, x = library.backend, library.Input((4,))
    outputs = [
        backend.sum(x, axis=-1),
        backend.mean(x, axis=1, keepdims=True),
        backend.square(x),
        backend.relu(x),
        backend.concatenate([x, x]),
        backend.expand_dims(x, 1),
        backend.softmax(x),
        backend.clip(x, -0.5, 0.5),
        backend.dot(x, backend.transpose(x)),
        backend.cast(x, "float16"),
    ]
    return library.Model(x, outputs)


def methods_and_properties(library):
    x = library.Input((4,))
    return library.Model(x, [x.get_shape()[-1] * x, tf.transpose(x).__matmul__(x), x.__getitem__((slice(None), 0))])


def layers_between(library):
    x = library.Input((4,))
    y = library.layers.Dense(3)(tf.nn.relu(x) * 2.0)
    z = library.layers.Dense(3)(x[:, :2])
    return library.Model(x, tf.concat([y, z], -1) + tf.reduce_sum(y, axis=-1, keepdims=True))


def attention_by_hand(library):
    layers = library.layers
    x = library.Input((5, 4))
    queries, keys, values = layers.Dense(4)(x), layers.Dense(4)(x), layers.Dense(4)(x)
    scores = tf.matmul(queries, keys, transpose_b=True) / tf.math.sqrt(tf.cast(tf.shape(keys)[-1], "float32"))
    outputs = tf.nn.softmax(scores, axis=-1) @ values
    batch, steps = tf.shape(x)[0], tf.shape(x)[1]
    heads = tf.transpose(tf.reshape(outputs, (batch, steps, 2, 2)), (0, 2, 1, 3))
    return library.Model(x, [outputs, tf.reshape(heads, (batch, -1, 2))])


def op(function, inputs=(4,), values=None, **keywords):
    name = function.__name__.replace("_", " ")
    return Row(f"operations/{name}", drawn(inputs, function), values or normal(3, 4), **keywords)


def model(build, values=None, **keywords):
    return Row(f"operations/{build.__name__.replace('_', ' ')}", build, values or normal(3, 4), **keywords)


TWO = ([(4,), (4,)], [normal(3, 4), normal(3, 4)])
WITH_IDS = ([(4,), {"shape": (2,), "dtype": "int64"}], [normal(3, 4), ids(3, 2, below=4)])
STRING = {"shape": (1,), "dtype": "string"}

NAME_OF_ABS = {}
if not tf.__version__.startswith("2.15."):
    NAME_OF_ABS = dict.fromkeys(
        ("config", "there", "here"), "Later TensorFlows hand `name=None` on from `abs`, as the reference then writes."
    )
NO_SIZES = "The reference writes `out_type` of `tf.size` as a string and cannot call it with one."
NO_REST = dict.fromkeys(
    ("config", "there", "here"),
    "The reference leaves out the further tensors of functions with `*args`, and cannot read the rest.",
)

ROWS = (
    op(arithmetic),
    op(operators),
    op(absolute_value, differs=NAME_OF_ABS),
    op(comparisons),
    op(logic),
    op(slices),
    op(slices_by_tensors),
    op(shape_arithmetic),
    op(reductions),
    op(positions),
    op(several_outputs),
    op(elementwise),
    op(roots_and_logs, values=positive(3, 4)),
    op(neural),
    op(joining, *TWO),
    op(contracting, *TWO),
    op(constants_mixed_in),
    op(keyword_tensors, *TWO),
    op(reshaping),
    op(gathering, *WITH_IDS),
    op(casting),
    op(cumulative),
    op(shapes_as_outputs),
    op(images, (4, 4, 3), positive(2, 4, 4, 3), tolerance=1e-4),
    op(convolving, (4, 4, 3), normal(2, 4, 4, 3)),
    op(linear_algebra, (4, 3), normal(2, 4, 3), tolerance=1e-4),
    op(strings, STRING, constant([["Banana "], ["kiwi"]])),
    op(string_splits, {"shape": (), "dtype": "string"}, constant(["a b c", "d"])),
    op(bits, {"shape": (4,), "dtype": "int32"}, ids(3, 4, below=16, dtype="int32")),
    op(segments, *WITH_IDS),
    op(sizes, differs={"there": NO_SIZES}),
    op(products_by_equation, *TWO, differs=NO_REST),
    op(grids, differs=NO_REST),
    op(scans, has_config=False),
    op(conditions, has_config=False),
    op(signal),
    op(ranges),
    op(named_operations),
    op(one_operation_thrice),
    op(lists_of_tensors),
    op(normalized),
    op(losses, *TWO),
    op(sparse_losses, [(4,), {"shape": (), "dtype": "int64"}], [normal(3, 4), ids(3, below=4)]),
    model(backend_functions, tolerance=1e-4),
    model(methods_and_properties),
    model(layers_between),
    model(attention_by_hand, normal(2, 5, 4)),
)

"""Each layer with varied arguments, in a small model."""

import tensorflow as tf

from keras.conformance.reference_models.row import Row, chain, drawn, ids, normal

IMAGES = normal(2, 8, 6, 3)
IMAGE = (8, 6, 3)


def images(name, *makers, shape=IMAGE, **keywords):
    return Row(
        f"layers/{name}", chain(shape, *makers), normal(2, *(size or 5 for size in shape)), tolerance=1e-4, **keywords
    )


def rows(name, *makers, **keywords):
    return Row(f"layers/{name}", chain((4,), *makers), normal(3, 4), **keywords)


def steps(name, *makers, **keywords):
    return Row(f"layers/{name}", chain((None, 3), *makers), normal(2, 4, 3), **keywords)


def words(name, *makers, **keywords):
    return Row(f"layers/{name}", chain({"shape": (None,), "dtype": "int64"}, *makers), ids(2, 5, below=6), **keywords)


def merged(name, make, *shapes):
    """Row of a model that merges branches of dense layers, so that gradients pass through."""

    def build(library):
        inputs = [library.Input(shape) for shape in shapes]
        dense = [library.layers.Dense(shape[-1])(one) for shape, one in zip(shapes, inputs)]
        return library.Model(inputs, make(library.layers)(dense))

    return Row(f"layers/{name}", build, [normal(2, *shape) for shape in shapes])


NESTED_SHAPE = dict.fromkeys(
    ("config", "there", "here"), "The reference writes `input_length=(2, 3)` as batch_input_shape [null, [2, 3]]."
)

ROWS = (
    rows("dense without bias", lambda layers: layers.Dense(3, use_bias=False)),
    rows("dense activations", lambda layers: layers.Dense(3, "elu"), lambda layers: layers.Dense(3, tf.nn.tanh)),
    rows("dense at several ranks", lambda layers: layers.Reshape((2, 2)), lambda layers: layers.Dense(3, "selu")),
    rows(
        "activation names",
        *(
            lambda layers, name=name: layers.Activation(name)
            for name in ("swish", "gelu", "softplus", "softsign", "mish", "hard_sigmoid", "exponential", "linear")
        ),
    ),
    rows("relu settings", lambda layers: layers.ReLU(max_value=1.0, negative_slope=0.1, threshold=0.2)),
    rows("leaky relu", lambda layers: layers.LeakyReLU(), lambda layers: layers.LeakyReLU(alpha=0.1)),
    rows("softmax", lambda layers: layers.Softmax(), lambda layers: layers.Softmax(axis=1)),
    rows("dropout", lambda layers: layers.Dropout(0.3, seed=3), is_random=True),
    rows("dropout of nothing", lambda layers: layers.Dropout(0.0)),
    rows("gaussian noise", lambda layers: layers.GaussianNoise(0.2, seed=1), is_random=True),
    rows("activity regularization", lambda layers: layers.ActivityRegularization(l1=0.1, l2=0.2)),
    rows("identity", lambda layers: layers.Identity()),
    rows("rescaling", lambda layers: layers.Rescaling(1.0 / 255, offset=-1), lambda layers: layers.Rescaling(2)),
    rows("reshape", lambda layers: layers.Reshape((-1, 2)), lambda layers: layers.Flatten()),
    rows("repeat vector", lambda layers: layers.RepeatVector(3), lambda layers: layers.Permute((2, 1))),
    rows("layers by name and dtype", lambda layers: layers.Dense(3, name="first", dtype="float64")),
    steps("dropout by steps", lambda layers: layers.Dropout(0.5, noise_shape=(None, 1, None)), is_random=True),
    steps("masking", lambda layers: layers.Masking(mask_value=0.5), lambda layers: layers.Dense(2)),
    steps("permute", lambda layers: layers.Permute((2, 1)), lambda layers: layers.Activation("softmax")),
    steps("layer normalization", lambda layers: layers.LayerNormalization(epsilon=0.1, center=False)),
    steps("layer normalization without scale", lambda layers: layers.LayerNormalization(axis=-1, scale=False)),
    Row(
        "layers/layer normalization of two axes",
        chain((4, 3), lambda layers: layers.LayerNormalization(axis=[1, 2])),
        normal(2, 4, 3),
    ),
    Row(
        "layers/layer normalization of axis 1",
        chain((4, 3), lambda layers: layers.LayerNormalization(axis=1)),
        normal(2, 4, 3),
    ),
    words("embedding", lambda layers: layers.Embedding(6, 3, embeddings_initializer="ones")),
    words(
        "embedding with penalty",
        lambda layers: layers.Embedding(
            6, 3, embeddings_regularizer="l1", embeddings_constraint="max_norm", activity_regularizer="l2"
        ),
    ),
    Row(
        "layers/embedding of fixed lengths",
        chain({"shape": (2, 3), "dtype": "int32"}, lambda layers: layers.Embedding(5, 2, input_length=(2, 3))),
        ids(2, 2, 3, below=5, dtype="int32"),
        differs=NESTED_SHAPE,
    ),
    Row(
        "layers/embedding of floats",
        chain((4,), lambda layers: layers.Embedding(6, 2)),
        ids(2, 4, below=6, dtype="float32"),
    ),
    images("convolution", lambda layers: layers.Conv2D(4, 3), lambda layers: layers.Conv2D(2, (1, 3), strides=(1, 2))),
    images("convolution same", lambda layers: layers.Conv2D(4, 3, strides=2, padding="same", activation="relu")),
    images("convolution dilated", lambda layers: layers.Conv2D(2, 3, dilation_rate=(2, 1), use_bias=False)),
    images("convolution of unknown sizes", lambda layers: layers.Conv2D(2, 2), shape=(None, None, 3)),
    images(
        "convolution, valid then pooled",
        lambda layers: layers.Conv2D(3, 2, padding="VALID"),
        lambda layers: layers.GlobalMaxPooling2D(),
    ),
    images(
        "convolution with everything",
        lambda layers: layers.Conv2D(
            4,
            3,
            activation="tanh",
            kernel_initializer="he_uniform",
            bias_initializer="ones",
            kernel_regularizer="l2",
            bias_regularizer="l1",
            activity_regularizer="l2",
            kernel_constraint="unit_norm",
            bias_constraint="non_neg",
        ),
    ),
    images("grouped convolution", lambda layers: layers.Conv2D(6, 2, groups=3)),
    images("max pooling", lambda layers: layers.MaxPooling2D((2, 3), strides=(1, 2))),
    images("max pooling same", lambda layers: layers.MaxPooling2D(3, padding="same")),
    images("average pooling", lambda layers: layers.AveragePooling2D(2), lambda layers: layers.Dense(2)),
    images("average pooling same", lambda layers: layers.AveragePooling2D((3, 2), 2, "same")),
    images("global pooling", lambda layers: layers.GlobalAveragePooling2D(keepdims=True)),
    images("zero padding", lambda layers: layers.ZeroPadding2D((1, 2)), lambda layers: layers.ZeroPadding2D(1)),
    images("zero padding of each side", lambda layers: layers.ZeroPadding2D(((1, 0), (2, 3)))),
    images("up sampling", lambda layers: layers.UpSampling2D((2, 1)), lambda layers: layers.Conv2D(1, 3)),
    images("up sampling bilinear", lambda layers: layers.UpSampling2D(2, interpolation="bilinear")),
    images("up sampling bicubic", lambda layers: layers.UpSampling2D(3, interpolation="bicubic")),
    images("flatten", lambda layers: layers.Flatten(data_format="channels_last"), lambda layers: layers.Dense(2)),
    merged("add", lambda layers: layers.Add(), (3,), (3,), (3,)),
    merged("add of unequal ranks", lambda layers: layers.Add(), (4, 3), (3,)),
    merged("subtract", lambda layers: layers.Subtract(), (3,), (3,)),
    merged("multiply", lambda layers: layers.Multiply(), (4, 3), (1, 3)),
    merged("average", lambda layers: layers.Average(), (3,), (3,), (3,)),
    merged("maximum", lambda layers: layers.Maximum(), (3,), (3,)),
    merged("minimum", lambda layers: layers.Minimum(), (3,), (3,)),
    merged("concatenate", lambda layers: layers.Concatenate(axis=1), (2, 3), (4, 3)),
    merged("dot", lambda layers: layers.Dot(axes=-1, normalize=True), (3,), (3,)),
    merged("dot of axes", lambda layers: layers.Dot(axes=(2, 1)), (2, 3), (3, 4)),
    merged(
        "merging functions",
        lambda layers: (
            lambda x: layers.multiply(
                [layers.add(x, name="sum"), layers.average(x), layers.subtract(x), layers.maximum(x), layers.minimum(x)]
            )
        ),
        (3,),
        (3,),
    ),
    merged(
        "concatenate and dot functions",
        lambda layers: (
            lambda x: layers.concatenate([layers.dot(x, axes=1), layers.dot(x, axes=1, normalize=True, name="cosine")])
        ),
        (3,),
        (3,),
    ),
    Row("layers/lambda without code", drawn((3,), lambda x: tf.square(x) + 1.0), normal(2, 3)),
)

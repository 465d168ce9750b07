"""The table: one row a layer and setting. A new layer is checked by adding one."""

import tensorflow as tf

from keras import layers
from keras.conformance.case import Case
from keras.serialization import registration


@registration.register_keras_serializable("conformance")
def halve(x):
    return x / 2


IMAGES = (2, 6, 5, 3)
ANY_IMAGES = (None, None, None, 3)
FIRST = (2, 3, 6, 5)
ANY_FIRST = (None, 3, None, None)
STEPS = (2, 4, 3)
SQUARE = (2, 3, 3)  # as many steps as features
ANY_STEPS = (None, None, 3)

CORE = (
    Case("Dense", lambda: layers.Dense(3), (4, 5)),
    Case("Dense/activation", lambda: layers.Dense(3, activation="softmax", use_bias=False), (4, 5)),
    Case(
        "Dense/penalties", lambda: layers.Dense(3, "relu", kernel_regularizer="l2", activity_regularizer="l1"), (4, 5)
    ),
    Case("Dense/steps", lambda: layers.Dense(3, "tanh", kernel_constraint="non_neg"), (2, 3, 5), (None, None, 5)),
    Case("Activation", lambda: layers.Activation("elu"), (4, 5), (None, None)),
    Case("Activation/function", lambda: layers.Activation(tf.nn.silu), (4, 5), (None, None)),
    Case("EinsumDense", lambda: layers.EinsumDense("ab,bc->ac", 3, "relu", "c"), (4, 5)),
    Case("EinsumDense/steps", lambda: layers.EinsumDense("...x,xy->...y", 3, bias_axes="y"), STEPS, ANY_STEPS),
    Case("Embedding", lambda: layers.Embedding(6, 3), (2, 4), (None, None), ids=6),
    Case("Embedding/mask", lambda: layers.Embedding(6, 3, mask_zero=True, input_length=4), (2, 4), ids=6),
    Case("Lambda", lambda: layers.Lambda(halve), (4, 5), (None, None)),
    Case("Lambda/bytecode", lambda: layers.Lambda(lambda x: x * 2, output_shape=(5,)), (4, 5), loads_safely=False),
    Case("Masking", lambda: layers.Masking(), STEPS, ANY_STEPS),
    Case("Rescaling", lambda: layers.Rescaling(0.5, offset=[1.0, 2.0, 3.0]), (4, 3)),
    Case("Identity", lambda: layers.Identity(), (4, 5), (None, None)),
    Case("ActivityRegularization", lambda: layers.ActivityRegularization(0.25, 0.5), (4, 5), (None, None)),
    Case("GaussianNoise", lambda: layers.GaussianNoise(0.5, seed=3), (4, 5), (None, None), is_random=True),
    Case("Dropout", lambda: layers.Dropout(0.5), (4, 5), (None, None), is_random=True),
    Case("Dropout/shape", lambda: layers.Dropout(0.5, (None, 1, None), seed=3), STEPS, ANY_STEPS, is_random=True),
)

ACTIVATIONS = (
    Case("ReLU", lambda: layers.ReLU(), (4, 5), (None, None)),
    Case("ReLU/settings", lambda: layers.ReLU(1.5, 0.25, 0.5), STEPS, ANY_STEPS),
    Case("LeakyReLU", lambda: layers.LeakyReLU(0.25), STEPS, ANY_STEPS),
    Case("Softmax", lambda: layers.Softmax(), (4, 5), (None, None)),
    Case("Softmax/axes", lambda: layers.Softmax([1, 2]), (2, 4, 3), (None, None, 3)),
)

SHAPES = (
    Case("Flatten", lambda: layers.Flatten(), STEPS, ANY_STEPS),
    Case("Flatten/first", lambda: layers.Flatten("channels_first"), FIRST, ANY_FIRST),
    Case("Permute", lambda: layers.Permute((2, 1)), STEPS, ANY_STEPS),
    Case("RepeatVector", lambda: layers.RepeatVector(3), (4, 5), (None, None)),
    Case("Reshape", lambda: layers.Reshape((6, 2)), (2, 3, 4)),
    Case("Reshape/unknown", lambda: layers.Reshape((-1, 2)), (2, 3, 4), (None, None, 4)),
)

IMAGE_SHAPES = (
    Case("ZeroPadding2D", lambda: layers.ZeroPadding2D(((1, 2), (0, 3))), IMAGES, ANY_IMAGES),
    Case("ZeroPadding2D/first", lambda: layers.ZeroPadding2D(2, data_format="channels_first"), FIRST, ANY_FIRST),
    Case("UpSampling2D", lambda: layers.UpSampling2D((2, 3)), IMAGES, ANY_IMAGES),
    Case("UpSampling2D/bilinear", lambda: layers.UpSampling2D(2, interpolation="bilinear"), IMAGES, ANY_IMAGES),
    Case("UpSampling2D/first", lambda: layers.UpSampling2D(2, "channels_first"), FIRST, ANY_FIRST),
)

IMAGE_LAYERS = (
    Case("Conv2D", lambda: layers.Conv2D(4, 3), IMAGES, ANY_IMAGES),
    Case("Conv2D/same", lambda: layers.Conv2D(4, (3, 2), 2, "same", activation="relu"), IMAGES, ANY_IMAGES),
    Case("Conv2D/dilation", lambda: layers.Conv2D(4, 2, dilation_rate=2, use_bias=False), IMAGES, ANY_IMAGES),
    Case("Conv2D/groups", lambda: layers.Conv2D(6, 3, groups=3), IMAGES, ANY_IMAGES),
    Case("Conv2D/first", lambda: layers.Conv2D(4, 3, data_format="channels_first"), FIRST, ANY_FIRST),
    Case("Conv2D/batches", lambda: layers.Conv2D(4, 3), (2, 2, 6, 5, 3), (None, None, None, 5, 3)),
    Case("MaxPooling2D", lambda: layers.MaxPooling2D(), IMAGES, ANY_IMAGES),
    Case("MaxPooling2D/same", lambda: layers.MaxPooling2D(3, 2, "same"), IMAGES, ANY_IMAGES),
    Case("MaxPooling2D/first", lambda: layers.MaxPooling2D(data_format="channels_first"), FIRST, ANY_FIRST),
    Case("AveragePooling2D", lambda: layers.AveragePooling2D(3, 1, "same"), IMAGES, ANY_IMAGES),
    Case("GlobalAveragePooling2D", lambda: layers.GlobalAveragePooling2D(), IMAGES, ANY_IMAGES),
    Case(
        "GlobalAveragePooling2D/first", lambda: layers.GlobalAveragePooling2D("channels_first", True), FIRST, ANY_FIRST
    ),
    Case("GlobalMaxPooling2D", lambda: layers.GlobalMaxPooling2D(keepdims=True), IMAGES, ANY_IMAGES),
)

STEP_LAYERS = (
    Case("GlobalAveragePooling1D", lambda: layers.GlobalAveragePooling1D(), STEPS, ANY_STEPS),
    Case(
        "GlobalAveragePooling1D/first", lambda: layers.GlobalAveragePooling1D("channels_first", keepdims=True), SQUARE
    ),
)

NORMALIZATION = (
    Case("BatchNormalization", lambda: layers.BatchNormalization(), (6, 3)),
    Case("BatchNormalization/steps", lambda: layers.BatchNormalization(momentum=0.5), STEPS, ANY_STEPS),
    Case("BatchNormalization/images", lambda: layers.BatchNormalization(scale=False), IMAGES, ANY_IMAGES),
    Case("BatchNormalization/first", lambda: layers.BatchNormalization(axis=1), FIRST, ANY_FIRST),
    Case("BatchNormalization/axes", lambda: layers.BatchNormalization([1, 2], center=False), IMAGES),
    Case("BatchNormalization/together", lambda: layers.BatchNormalization(synchronized=True), IMAGES, ANY_IMAGES),
    Case("LayerNormalization", lambda: layers.LayerNormalization(), STEPS, ANY_STEPS),
    Case("LayerNormalization/axes", lambda: layers.LayerNormalization([1, 2], epsilon=1e-5), STEPS),
)

MERGING = (
    Case("Add", lambda: layers.Add(), [STEPS, STEPS, STEPS], [ANY_STEPS, ANY_STEPS, ANY_STEPS]),
    Case("Add/broadcast", lambda: layers.Add(), [STEPS, (2, 3), (2, 4, 1)], [ANY_STEPS, (None, 3), (None, None, 1)]),
    Case("Subtract", lambda: layers.Subtract(), [STEPS, STEPS], [ANY_STEPS, ANY_STEPS]),
    Case("Multiply", lambda: layers.Multiply(), [STEPS, (2, 3)], [ANY_STEPS, (None, 3)]),
    Case("Average", lambda: layers.Average(), [STEPS, STEPS, STEPS], [ANY_STEPS, ANY_STEPS, ANY_STEPS]),
    Case("Maximum", lambda: layers.Maximum(), [STEPS, STEPS], [ANY_STEPS, ANY_STEPS]),
    Case("Minimum", lambda: layers.Minimum(), [STEPS, STEPS], [ANY_STEPS, ANY_STEPS]),
    Case("Dot", lambda: layers.Dot(1), [(4, 5), (4, 5)]),
    Case("Dot/axes", lambda: layers.Dot((2, 1), normalize=True), [(2, 4, 3), (2, 3, 5)], [ANY_STEPS, (None, 3, None)]),
    Case("Concatenate", lambda: layers.Concatenate(), [STEPS, (2, 4, 2)], [ANY_STEPS, (None, None, 2)]),
    Case("Concatenate/axis", lambda: layers.Concatenate(axis=1), [STEPS, (2, 1, 3)], [ANY_STEPS, ANY_STEPS]),
)

CASES = CORE + ACTIVATIONS + SHAPES + IMAGE_SHAPES + IMAGE_LAYERS + STEP_LAYERS + NORMALIZATION + MERGING

# Classes that are no layers of their own: bases, and the input layer, which every model of the table has. Layers of
# several arguments have their rows in `reference_models/attention.py`.
WITHOUT_ROW = ("Layer", "InputLayer", "Wrapper", "RNN", "AbstractRNNCell", "MultiHeadAttention")

"""Functions that layers apply to their outputs: the public `keras.activations`."""

from keras.activations.lookup import deserialize, get, serialize
from keras.activations.rectified import elu, exponential, gelu, linear, mish, relu, selu, softplus, swish
from keras.activations.squashing import hard_sigmoid, sigmoid, softmax, softsign, tanh

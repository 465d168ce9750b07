"""Functions that layers apply to their outputs: the public `keras.activations`."""

from keras.activations.lookup import deserialize, get, serialize
from keras.activations.functions import exponential, gelu, linear, mish, selu, swish
from keras.backend.activations import elu, hard_sigmoid, relu, sigmoid, softmax, softplus, softsign, tanh

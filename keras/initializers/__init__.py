"""Rules for the first values of weights: the public `keras.initializers`."""

from keras.initializers.constant import Constant, Ones, Zeros
from keras.initializers.initializer import Initializer
from keras.initializers.lookup import deserialize, get, serialize
from keras.initializers.matrix import Identity, Orthogonal
from keras.initializers.random import RandomNormal, RandomUniform, TruncatedNormal
from keras.initializers.variance_scaling import (
    GlorotNormal,
    GlorotUniform,
    HeNormal,
    HeUniform,
    LecunNormal,
    LecunUniform,
    VarianceScaling,
)

constant = Constant
glorot_normal = GlorotNormal
glorot_uniform = GlorotUniform
he_normal = HeNormal
he_uniform = HeUniform
identity = Identity
lecun_normal = LecunNormal
lecun_uniform = LecunUniform
ones = Ones
orthogonal = Orthogonal
random_normal = RandomNormal
random_uniform = RandomUniform
truncated_normal = TruncatedNormal
variance_scaling = VarianceScaling
zeros = Zeros

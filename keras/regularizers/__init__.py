"""Penalties on weights and outputs: the public `keras.regularizers`."""

from keras.regularizers.lookup import deserialize, get, serialize
from keras.regularizers.norms import L1, L1L2, L2, l1_l2
from keras.regularizers.orthogonal import OrthogonalRegularizer
from keras.regularizers.regularizer import Regularizer

l1 = L1
l2 = L2
orthogonal_regularizer = OrthogonalRegularizer

"""Public names of `keras.layers.experimental`. Written by `make api`."""

from keras.layers.core.einsum_dense import EinsumDense as EinsumDense
from keras.layers.experimental import preprocessing as preprocessing

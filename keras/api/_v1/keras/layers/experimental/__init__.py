"""Public names of `keras.layers.experimental`. Written by `make api`."""

from keras.api._v1.keras.layers.experimental import preprocessing as preprocessing
from keras.layers.core.einsum_dense import EinsumDense as EinsumDense

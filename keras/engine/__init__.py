"""Layers and the graphs that symbolic calls draw. Importing it gives symbolic tensors their operators."""

from keras.engine import op_dispatch, ragged_keras_tensor, sparse_keras_tensor, symbolic_types, tensor_operators

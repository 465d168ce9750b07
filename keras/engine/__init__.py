"""Layers and the graphs that symbolic calls draw. Importing it gives symbolic tensors their operators."""

from keras.engine import op_layer

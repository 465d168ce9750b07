"""Public names of `keras.layers`. Written by `make api`."""

from keras.engine.input_layer import Input as Input
from keras.engine.input_layer import InputLayer as InputLayer
from keras.engine.input_spec import InputSpec as InputSpec
from keras.engine.layer import Layer as Layer

"""Public names of `keras.__internal__.legacy.layers`. Written by `make api`."""

from keras.engine.input_spec import InputSpec as InputSpec
from keras.engine.layer import Layer as Layer
from keras.layers.convolutional.conv2d import Conv2D as Conv2D
from keras.layers.core.dense import Dense as Dense
from keras.layers.normalization.batch_normalization import BatchNormalization as BatchNormalization
from keras.layers.pooling.average_pooling2d import AveragePooling2D as AveragePooling2D
from keras.layers.pooling.max_pooling2d import MaxPooling2D as MaxPooling2D
from keras.layers.regularization.dropout import Dropout as Dropout
from keras.layers.reshaping.flatten import Flatten as Flatten

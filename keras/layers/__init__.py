"""Layers: the public `keras.layers`."""

from keras.engine.input_layer import Input, InputLayer
from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.layers.convolutional.conv2d import Conv2D
from keras.layers.core.activation import Activation
from keras.layers.core.dense import Dense
from keras.layers.core.embedding import Embedding
from keras.layers.core.lambda_layer import Lambda
from keras.layers.core.masking import Masking
from keras.layers.lookup import deserialize, serialize
from keras.layers.merging.add import Add, add
from keras.layers.merging.concatenate import Concatenate, concatenate
from keras.layers.normalization.batch_normalization import BatchNormalization
from keras.layers.pooling.average_pooling2d import AveragePooling2D
from keras.layers.pooling.max_pooling2d import MaxPooling2D
from keras.layers.preprocessing.rescaling import Rescaling
from keras.layers.regularization.dropout import Dropout
from keras.layers.reshaping.flatten import Flatten
from keras.layers.reshaping.reshape import Reshape

Convolution2D = Conv2D
MaxPool2D = MaxPooling2D
AvgPool2D = AveragePooling2D

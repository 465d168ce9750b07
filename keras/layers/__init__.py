"""Layers: the public `keras.layers`."""

from keras.engine.input_layer import Input, InputLayer
from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.layers.activation.leaky_relu import LeakyReLU
from keras.layers.activation.relu import ReLU
from keras.layers.activation.softmax import Softmax
from keras.layers.attention.multi_head_attention import MultiHeadAttention
from keras.layers.convolutional.conv2d import Conv2D
from keras.layers.core.activation import Activation
from keras.layers.core.dense import Dense
from keras.layers.core.einsum_dense import EinsumDense
from keras.layers.core.embedding import Embedding
from keras.layers.core.identity import Identity
from keras.layers.core.lambda_layer import Lambda
from keras.layers.core.masking import Masking
from keras.layers.lookup import deserialize, serialize
from keras.layers.merging.add import Add, add
from keras.layers.merging.average import Average, average
from keras.layers.merging.concatenate import Concatenate, concatenate
from keras.layers.merging.dot import Dot, dot
from keras.layers.merging.maximum import Maximum, maximum
from keras.layers.merging.minimum import Minimum, minimum
from keras.layers.merging.multiply import Multiply, multiply
from keras.layers.merging.subtract import Subtract, subtract
from keras.layers.normalization.batch_normalization import BatchNormalization
from keras.layers.normalization.layer_normalization import LayerNormalization
from keras.layers.pooling.average_pooling2d import AveragePooling2D
from keras.layers.pooling.global_average_pooling1d import GlobalAveragePooling1D
from keras.layers.pooling.global_average_pooling2d import GlobalAveragePooling2D
from keras.layers.pooling.global_max_pooling2d import GlobalMaxPooling2D
from keras.layers.pooling.max_pooling2d import MaxPooling2D
from keras.layers.preprocessing.rescaling import Rescaling
from keras.layers.regularization.activity_regularization import ActivityRegularization
from keras.layers.regularization.dropout import Dropout
from keras.layers.regularization.gaussian_noise import GaussianNoise
from keras.layers.reshaping.flatten import Flatten
from keras.layers.reshaping.permute import Permute
from keras.layers.reshaping.repeat_vector import RepeatVector
from keras.layers.reshaping.reshape import Reshape
from keras.layers.reshaping.up_sampling2d import UpSampling2D
from keras.layers.reshaping.zero_padding2d import ZeroPadding2D

AvgPool2D = AveragePooling2D
Convolution2D = Conv2D
GlobalAvgPool1D = GlobalAveragePooling1D
GlobalAvgPool2D = GlobalAveragePooling2D
GlobalMaxPool2D = GlobalMaxPooling2D
MaxPool2D = MaxPooling2D

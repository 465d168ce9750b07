"""Public names of `keras.utils.legacy`. Written by `make api`."""

from keras.serialization.legacy_format import deserialize_keras_object as deserialize_keras_object
from keras.serialization.legacy_format import serialize_keras_object as serialize_keras_object

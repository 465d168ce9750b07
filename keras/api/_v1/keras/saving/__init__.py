"""Public names of `keras.saving`. Written by `make api`."""

from keras.saving.save_load import load_model as load_model
from keras.saving.save_load import save_model as save_model
from keras.serialization.decode import deserialize_keras_object as deserialize_keras_object
from keras.serialization.encode import serialize_keras_object as serialize_keras_object
from keras.serialization.registration import CustomObjectScope as custom_object_scope
from keras.serialization.registration import get_custom_objects as get_custom_objects
from keras.serialization.registration import get_registered_name as get_registered_name
from keras.serialization.registration import get_registered_object as get_registered_object
from keras.serialization.registration import register_keras_serializable as register_keras_serializable

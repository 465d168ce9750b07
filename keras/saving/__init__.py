"""Saving: the public `keras.saving`."""

from keras.saving.save_load import load_model, save_model
from keras.serialization.decode import deserialize_keras_object
from keras.serialization.encode import serialize_keras_object
from keras.serialization.registration import (
    CustomObjectScope as custom_object_scope,
    get_custom_objects,
    get_registered_name,
    get_registered_object,
    register_keras_serializable,
)

"""Objects to configs and back. Knows no layer: it calls `get_config`, `from_config` and `build_from_config`."""

from keras.serialization.decode import deserialize_keras_object
from keras.serialization.encode import serialize_keras_object
from keras.serialization.registration import (
    CustomObjectScope,
    get_custom_objects,
    get_registered_name,
    get_registered_object,
    register_keras_serializable,
)

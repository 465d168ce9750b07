"""Functions on tensors and settings of the process: the public `keras.backend`."""

from keras.backend.config import (
    cast_to_floatx,
    epsilon,
    floatx,
    image_data_format,
    set_epsilon,
    set_floatx,
    set_image_data_format,
)
from keras.backend.losses import (
    binary_crossentropy,
    binary_focal_crossentropy,
    categorical_crossentropy,
    categorical_focal_crossentropy,
    sparse_categorical_crossentropy,
)
from keras.backend.names import clear_session, get_uid, name_scope, reset_uids

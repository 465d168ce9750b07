"""Public names of `keras.backend`. Written by `make api`."""

from keras.backend.config import cast_to_floatx as cast_to_floatx
from keras.backend.config import epsilon as epsilon
from keras.backend.config import floatx as floatx
from keras.backend.config import image_data_format as image_data_format
from keras.backend.config import set_epsilon as set_epsilon
from keras.backend.config import set_floatx as set_floatx
from keras.backend.config import set_image_data_format as set_image_data_format
from keras.backend.losses import binary_crossentropy as binary_crossentropy
from keras.backend.losses import binary_focal_crossentropy as binary_focal_crossentropy
from keras.backend.losses import categorical_crossentropy as categorical_crossentropy
from keras.backend.losses import categorical_focal_crossentropy as categorical_focal_crossentropy
from keras.backend.losses import sparse_categorical_crossentropy as sparse_categorical_crossentropy
from keras.backend.names import clear_session as clear_session
from keras.backend.names import get_uid as get_uid
from keras.backend.names import name_scope as name_scope
from keras.backend.names import reset_uids as reset_uids

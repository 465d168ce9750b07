"""Public names of `keras.utils`. Written by `make api`."""

from keras.api._v1.keras.utils import legacy as legacy
from keras.data.sequence import Sequence as Sequence
from keras.data.x_y_sample_weight import pack_x_y_sample_weight as pack_x_y_sample_weight
from keras.data.x_y_sample_weight import unpack_x_y_sample_weight as unpack_x_y_sample_weight
from keras.serialization.decode import deserialize_keras_object as deserialize_keras_object
from keras.serialization.encode import serialize_keras_object as serialize_keras_object
from keras.serialization.registration import CustomObjectScope as CustomObjectScope
from keras.serialization.registration import CustomObjectScope as custom_object_scope
from keras.serialization.registration import get_custom_objects as get_custom_objects
from keras.serialization.registration import get_registered_name as get_registered_name
from keras.serialization.registration import get_registered_object as get_registered_object
from keras.serialization.registration import register_keras_serializable as register_keras_serializable
from keras.support.interactive_logging import disable_interactive_logging as disable_interactive_logging
from keras.support.interactive_logging import enable_interactive_logging as enable_interactive_logging
from keras.support.interactive_logging import is_interactive_logging_enabled as is_interactive_logging_enabled
from keras.support.progress_bar import Progbar as Progbar
from keras.utils.model_to_dot import model_to_dot as model_to_dot
from keras.utils.plot_model import plot_model as plot_model
from keras.utils.random_seed import set_random_seed as set_random_seed

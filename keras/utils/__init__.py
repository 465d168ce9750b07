"""Tools around models: data preparation, plots, seeds, files."""

from keras.data.enqueuer import GeneratorEnqueuer, OrderedEnqueuer, SequenceEnqueuer
from keras.data.sequence import Sequence
from keras.data.x_y_sample_weight import pack_x_y_sample_weight, unpack_x_y_sample_weight
from keras.serialization.decode import deserialize_keras_object
from keras.serialization.encode import serialize_keras_object
from keras.serialization.registration import (
    CustomObjectScope,
    CustomObjectScope as custom_object_scope,
    get_custom_objects,
    get_registered_name,
    get_registered_object,
    register_keras_serializable,
)
from keras.support.interactive_logging import (
    disable_interactive_logging,
    enable_interactive_logging,
    is_interactive_logging_enabled,
)
from keras.support.progress_bar import Progbar
from keras.training.sidecar_evaluator import SidecarEvaluator
from keras.utils.find_nonfinite import find_nonfinite
from keras.utils.model_to_dot import model_to_dot
from keras.utils.plot_model import plot_model
from keras.utils.random_seed import set_random_seed
from keras.utils.steps_per_execution_tuner import StepsPerExecutionTuner
from keras.utils.timed_thread import TimedThread
from keras.utils.to_categorical import to_categorical

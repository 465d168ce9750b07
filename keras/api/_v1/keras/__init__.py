"""Public names of `keras`. Written by `make api`."""

from keras.version import __version__ as __version__
from keras.api._v1.keras import __internal__ as __internal__
from keras.api._v1.keras import activations as activations
from keras.api._v1.keras import backend as backend
from keras.api._v1.keras import callbacks as callbacks
from keras.api._v1.keras import constraints as constraints
from keras.api._v1.keras import dtensor as dtensor
from keras.api._v1.keras import experimental as experimental
from keras.api._v1.keras import export as export
from keras.api._v1.keras import initializers as initializers
from keras.api._v1.keras import layers as layers
from keras.api._v1.keras import losses as losses
from keras.api._v1.keras import metrics as metrics
from keras.api._v1.keras import mixed_precision as mixed_precision
from keras.api._v1.keras import models as models
from keras.api._v1.keras import optimizers as optimizers
from keras.api._v1.keras import regularizers as regularizers
from keras.api._v1.keras import saving as saving
from keras.api._v1.keras import utils as utils
from keras.engine.input_layer import Input as Input
from keras.models.model import Model as Model
from keras.models.sequential import Sequential as Sequential

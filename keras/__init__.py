"""Public names of the package. Written by `make api`."""

from keras.version import __version__ as __version__
from keras import __internal__ as __internal__
from keras import activations as activations
from keras import backend as backend
from keras import callbacks as callbacks
from keras import constraints as constraints
from keras import dtensor as dtensor
from keras import experimental as experimental
from keras import export as export
from keras import initializers as initializers
from keras import layers as layers
from keras import losses as losses
from keras import metrics as metrics
from keras import mixed_precision as mixed_precision
from keras import models as models
from keras import optimizers as optimizers
from keras import regularizers as regularizers
from keras import saving as saving
from keras import utils as utils
from keras.api._v2 import keras as _api
from keras.engine.input_layer import Input as Input
from keras.models.model import Model as Model
from keras.models.sequential import Sequential as Sequential

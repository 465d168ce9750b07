"""Optimizers: rules that change variables by their gradients."""

from keras.optimizers import schedules
from keras.optimizers.adadelta import Adadelta
from keras.optimizers.adafactor import Adafactor
from keras.optimizers.adagrad import Adagrad
from keras.optimizers.adam import Adam
from keras.optimizers.adamax import Adamax
from keras.optimizers.adamw import AdamW
from keras.optimizers.ftrl import Ftrl
from keras.optimizers.identifiers import deserialize, get, serialize
from keras.optimizers.lion import Lion
from keras.optimizers.nadam import Nadam
from keras.optimizers.optimizer import Optimizer
from keras.optimizers.rmsprop import RMSprop
from keras.optimizers.sgd import SGD

"""Public names of `keras.optimizers.experimental`. Written by `make api`."""

from keras.optimizers.adadelta import Adadelta as Adadelta
from keras.optimizers.adafactor import Adafactor as Adafactor
from keras.optimizers.adagrad import Adagrad as Adagrad
from keras.optimizers.adam import Adam as Adam
from keras.optimizers.adamax import Adamax as Adamax
from keras.optimizers.adamw import AdamW as AdamW
from keras.optimizers.ftrl import Ftrl as Ftrl
from keras.optimizers.nadam import Nadam as Nadam
from keras.optimizers.optimizer import Optimizer as Optimizer
from keras.optimizers.rmsprop import RMSprop as RMSprop
from keras.optimizers.sgd import SGD as SGD

"""Public names of `keras.dtensor.experimental.optimizers`. Written by `make api`."""

from keras.optimizers.adadelta import Adadelta as Adadelta
from keras.optimizers.adagrad import Adagrad as Adagrad
from keras.optimizers.adam import Adam as Adam
from keras.optimizers.adamw import AdamW as AdamW
from keras.optimizers.rmsprop import RMSprop as RMSprop
from keras.optimizers.sgd import SGD as SGD

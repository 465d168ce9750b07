"""Learning rates that follow the number of updates."""

from keras.optimizers.schedules.cosine_decay import CosineDecay
from keras.optimizers.schedules.cosine_decay_restarts import CosineDecayRestarts
from keras.optimizers.schedules.exponential_decay import ExponentialDecay
from keras.optimizers.schedules.identifiers import deserialize, serialize
from keras.optimizers.schedules.inverse_time_decay import InverseTimeDecay
from keras.optimizers.schedules.learning_rate_schedule import LearningRateSchedule
from keras.optimizers.schedules.piecewise_constant_decay import PiecewiseConstantDecay
from keras.optimizers.schedules.polynomial_decay import PolynomialDecay

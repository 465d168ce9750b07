"""Losses: functions that give one number for each sample, and objects that weigh and average them."""

from keras.losses.binary_crossentropy import (
    BinaryCrossentropy,
    BinaryFocalCrossentropy,
    binary_crossentropy,
    binary_focal_crossentropy,
)
from keras.losses.categorical_crossentropy import (
    CategoricalCrossentropy,
    CategoricalFocalCrossentropy,
    categorical_crossentropy,
    categorical_focal_crossentropy,
)
from keras.losses.cosine_similarity import CosineSimilarity, cosine_similarity
from keras.losses.function_loss import LossFunctionWrapper
from keras.losses.hinge import CategoricalHinge, Hinge, SquaredHinge, categorical_hinge, hinge, squared_hinge
from keras.losses.huber import Huber, huber
from keras.losses.identifiers import deserialize, get, serialize
from keras.losses.kl_divergence import KLDivergence, kl_divergence
from keras.losses.log_cosh import LogCosh, log_cosh
from keras.losses.loss import Loss
from keras.losses.mean_absolute_error import MeanAbsoluteError, mean_absolute_error
from keras.losses.mean_absolute_percentage_error import MeanAbsolutePercentageError, mean_absolute_percentage_error
from keras.losses.mean_squared_error import MeanSquaredError, mean_squared_error
from keras.losses.mean_squared_logarithmic_error import MeanSquaredLogarithmicError, mean_squared_logarithmic_error
from keras.losses.poisson import Poisson, poisson
from keras.losses.reduction import Reduction
from keras.losses.sparse_categorical_crossentropy import SparseCategoricalCrossentropy, sparse_categorical_crossentropy

mae = MAE = mean_absolute_error
mape = MAPE = mean_absolute_percentage_error
mse = MSE = mean_squared_error
msle = MSLE = mean_squared_logarithmic_error
kld = KLD = kullback_leibler_divergence = kl_divergence
logcosh = log_cosh

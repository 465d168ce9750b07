"""Projections of weights after each update: the public `keras.constraints`."""

from keras.constraints.constraint import Constraint
from keras.constraints.lookup import deserialize, get, serialize
from keras.constraints.non_negative import NonNeg
from keras.constraints.norms import MaxNorm, MinMaxNorm, UnitNorm
from keras.constraints.radial import RadialConstraint

max_norm = MaxNorm
min_max_norm = MinMaxNorm
non_neg = NonNeg
radial_constraint = RadialConstraint
unit_norm = UnitNorm

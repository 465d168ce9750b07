"""Public names of `keras.metrics.experimental`. Written by `make api`."""

from keras.metrics.py_metric import PyMetric as PyMetric

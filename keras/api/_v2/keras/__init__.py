"""Public names of `keras`. Written by `make api`."""

from keras.version import __version__ as __version__

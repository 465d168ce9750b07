"""Public names of the package. Written by `make api`."""

from keras.version import __version__ as __version__

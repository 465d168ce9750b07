"""Tools around models: data preparation, plots, seeds, files."""

from keras.utils.random_seed import set_random_seed

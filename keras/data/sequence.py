"""`Sequence`: batches by index, for data that is made or read as it is needed."""

from keras.support.api_export import keras_export


@keras_export("keras.utils.Sequence")
class Sequence:
    """Base of data sets whose batches are read by index.

    A subclass has `__getitem__(index)`, which returns batch `index` as `(x, y)` or `(x, y, sample_weight)`, and
    `__len__()`, the number of batches in an epoch. `on_epoch_end` may change the order of the data between epochs.

    >>> class Squares(keras.utils.Sequence):
    ...     def __len__(self):
    ...         return 2
    ...     def __getitem__(self, index):
    ...         return np.full((3, 1), float(index)), np.full((3, 1), float(index) ** 2)
    >>> [float(y[0, 0]) for x, y in Squares()]
    [0.0, 1.0]
    """

    def __getitem__(self, index):
        """Returns batch number `index`, from 0 to `len(self) - 1`."""
        raise NotImplementedError(f"{type(self).__name__} must define `__getitem__(index)`, which returns one batch.")

    def __len__(self):
        """Returns the number of batches in an epoch."""
        raise NotImplementedError(f"{type(self).__name__} must define `__len__()`, the number of batches in an epoch.")

    def on_epoch_end(self):
        """Is called at the end of every epoch."""

    def __iter__(self):
        """Goes through the batches of one epoch in order."""
        for index in range(len(self)):
            yield self[index]

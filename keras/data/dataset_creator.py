"""`DatasetCreator`: a dataset that is made where it is read, on each worker of a strategy."""

import tensorflow as tf

from keras.data.dataset_feed import DatasetFeed, weigh_dataset
from keras.support.api_export import keras_export


@keras_export("keras.utils.experimental.DatasetCreator")
class DatasetCreator:
    """Says how to make a dataset, for `fit`, `evaluate` and `predict`, which need their number of steps with it.

    With `tf.distribute.ParameterServerStrategy` every worker makes its own dataset; with other strategies every input
    pipeline does.

    >>> def make_dataset(context):
    ...     size = context.get_per_replica_batch_size(global_batch_size=4)
    ...     return tf.data.Dataset.from_tensors((tf.ones((2,)), tf.ones((1,)))).repeat().batch(size)
    >>> model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    >>> model.compile("sgd", "mse")
    >>> creator = keras.utils.experimental.DatasetCreator(make_dataset)
    >>> history = model.fit(creator, steps_per_epoch=3, verbose=0)

    Args:
        dataset_fn: Function from a `tf.distribute.InputContext` to a `tf.data.Dataset` of batches. The context tells
            which part of the data (`input_pipeline_id` of `num_input_pipelines`) to read and how large a batch of one
            replica is.
        input_options: `tf.distribute.InputOptions` for handing the data to the devices, or None.

    Raises:
        TypeError: `dataset_fn` cannot be called, or `input_options` is of another class.
    """

    def __init__(self, dataset_fn, input_options=None):
        if not callable(dataset_fn):
            raise TypeError(f"`dataset_fn` for `DatasetCreator` must be a `callable`. Received: {dataset_fn}")
        if input_options is not None and not isinstance(input_options, tf.distribute.InputOptions):
            raise TypeError(
                "`input_options` for `DatasetCreator` must be a `tf.distribute.InputOptions`. "
                f"Received: {input_options}"
            )
        self.dataset_fn = dataset_fn
        self.input_options = input_options

    def __call__(self, *args, **kwargs):
        """Returns the dataset that the function makes.

        Raises:
            TypeError: The function returned something else.
        """
        dataset = self.dataset_fn(*args, **kwargs)
        if not isinstance(dataset, tf.data.Dataset):
            raise TypeError(
                f'The `callable` provided to `DatasetCreator` must return a Dataset. It returns "{dataset}"'
            )
        return dataset


def open_creator_feed(creator, steps, class_weight=None, strategy=None):
    """Returns the feed of a `DatasetCreator`; epochs continue where the last one ended.

    Raises:
        ValueError: `steps` is not given.
    """
    if not steps:
        raise ValueError(
            "When using a `tf.keras.utils.experimental.DatasetCreator`, `steps_per_epoch`, `validation_steps`, "
            "`steps`, or `pss_evaluation_shards` argument must be provided in `Model.fit`, `Model.evaluate`, or "
            "`Model.predict`."
        )

    def make(context):
        return weigh_dataset(creator(context), class_weight)

    strategy = strategy or tf.distribute.get_strategy()
    dataset = strategy.distribute_datasets_from_function(make, creator.input_options)
    return DatasetFeed(dataset, steps, restarts=False)

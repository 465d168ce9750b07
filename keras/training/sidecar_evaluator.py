"""`SidecarEvaluator`: evaluates the checkpoints of a training that runs elsewhere, as they appear."""

import re
import warnings

import tensorflow as tf

from keras.support.api_export import keras_export

_ITERATIONS = re.compile(r"optimizer/(iter|_iterations)/\.ATTRIBUTES/VARIABLE_VALUE")


@keras_export("keras.utils.SidecarEvaluator")
class SidecarEvaluator:
    """Evaluates a model with the weights of each new checkpoint, until `max_evaluations`.

    It runs in a process beside the training, which writes its checkpoints with `ModelCheckpoint("folder/ckpt-{epoch}",
    save_weights_only=True)` or with a `tf.train.CheckpointManager` of
    `tf.train.Checkpoint(model=model, optimizer=model.optimizer)`. When several have appeared since the last evaluation,
    the latest of them is taken. Results go to the callbacks: a `TensorBoard` writes them by training step, a
    `SidecarEvaluatorModelExport` keeps the best model.

    >>> model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    >>> model.compile("sgd", "mse")
    >>> data = tf.data.Dataset.from_tensors((np.ones((4, 2)), np.ones((4, 1))))
    >>> evaluator = keras.utils.SidecarEvaluator(model, data, "checkpoints", max_evaluations=10)

    Then `evaluator.start()`.

    Args:
        model: Compiled model of the same layers as the one that is trained, with an optimizer of the same kind.
        data: What `model.evaluate` takes as `x`, such as a dataset.
        checkpoint_dir: Folder of the checkpoints.
        steps: Batches of an evaluation, or None for all.
        max_evaluations: Number of the checkpoint to end with: the evaluator returns after a checkpoint whose name ends
            with it ("ckpt-10") or with a larger number. Checkpoints without a number are counted. None never ends.
        callbacks: List of callbacks, whose test hooks are called.

    Raises:
        RuntimeError: When evaluating, a checkpoint holds no number of training steps.
    """

    def __init__(self, model, data, checkpoint_dir, steps=None, max_evaluations=None, callbacks=None):
        self.model = model
        self.data = data
        self.checkpoint_dir = checkpoint_dir
        self.steps = steps
        self.max_evaluations = max_evaluations
        self.callbacks = [] if callbacks is None else callbacks

    def start(self):
        """Waits for checkpoints and evaluates them; returns after the last."""
        done = 0
        for path in tf.train.checkpoints_iterator(self.checkpoint_dir):
            if not self._load(path):
                continue
            self.model.evaluate(self.data, steps=self.steps, callbacks=self.callbacks, verbose=2)
            done += 1
            if self.max_evaluations and _number_of(path, done) >= self.max_evaluations:
                return

    def _load(self, path):
        """Takes over weights and optimizer; False when the training has removed the checkpoint meanwhile."""
        try:
            keys = tf.train.load_checkpoint(path).get_variable_to_shape_map()
            self._build_optimizer()
            self._checkpoint_for(keys).read(path).expect_partial()
        except (tf.errors.NotFoundError, tf.errors.DataLossError, ValueError) as error:
            if tf.io.gfile.exists(f"{path}.index"):
                raise
            warnings.warn(f"SidecarEvaluator: {path} is gone before it could be loaded: {error}", stacklevel=3)
            return False
        if not any(_ITERATIONS.fullmatch(key) for key in keys):
            raise RuntimeError(
                f"Variable `iterations` cannot be loaded from the checkpoint file at {self.checkpoint_dir}. Please "
                "ensure `iterations` is included in the checkpoint saved during training."
            )
        return True

    def _build_optimizer(self):
        """Makes the state of the optimizer, so that a model which is exported can be trained on."""
        build = getattr(self.model.optimizer, "build", None)
        if build is not None and self.model.built:
            build(self.model.trainable_variables)

    def _checkpoint_for(self, keys):
        """What reads a checkpoint of `tf.train.Checkpoint(model=..., optimizer=...)`, or one of the model itself."""
        own_model = "model/" if "model" in tf.train.TrackableView.children(self.model) else ""
        if any(key.startswith(f"model/{own_model}") for key in keys):
            return tf.train.Checkpoint(model=self.model, optimizer=self.model.optimizer)
        return tf.train.Checkpoint(root=self.model)


@keras_export("keras.experimental.SidecarEvaluator")
class SidecarEvaluatorExperimental(SidecarEvaluator):
    """Deprecated name of `keras.utils.SidecarEvaluator`.

    >>> model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
    >>> evaluator = keras.experimental.SidecarEvaluator(model, tf.data.Dataset.range(2), "checkpoints")

    Args:
        *args: As there.
        **kwargs: As there.
    """

    def __init__(self, *args, **kwargs):
        warnings.warn(
            "`tf.keras.experimental.SidecarEvaluator` endpoint is deprecated and will be removed in a future release. "
            "Please use `tf.keras.utils.SidecarEvaluator`.",
            stacklevel=2,
        )
        super().__init__(*args, **kwargs)


def _number_of(path, default):
    number = re.search(r"-([0-9]+)$", path)
    return int(number.group(1)) if number else default

"""What `compile` was given, checked, and as a config that a saved model carries."""

import tensorflow as tf

from keras import losses, metrics, optimizers
from keras.serialization import encode
from keras.support import arguments
from keras.training.compiled_loss import CompiledLoss
from keras.training.compiled_metrics import CompiledMetrics
from keras.training.gradient_accumulation import GradientAccumulation

_IGNORED_KEYWORDS = ("cloning", "experimental_run_tf_function", "distribute", "target_tensors", "sample_weight_mode",
                     "from_serialized", "auto_scale_loss")  # fmt: skip


class CompileSettings:
    """Arguments of `compile`, and what they were made into.

    Raises:
        ValueError: A name that means no optimizer, loss or metric, or settings that exclude each other.
        TypeError: A keyword that `compile` does not know.
    """

    def __init__(
        self, optimizer, loss, metrics, loss_weights, weighted_metrics, run_eagerly, steps_per_execution, jit_compile,
        output_names, keywords, accumulate_steps=None,
    ):  # fmt: skip
        _check_keywords(keywords)
        if run_eagerly and jit_compile:
            raise ValueError("You cannot enable `run_eagerly` and `jit_compile` at the same time.")
        self.given = {
            "optimizer": optimizer, "loss": loss, "metrics": metrics, "loss_weights": loss_weights,
            "weighted_metrics": weighted_metrics, "run_eagerly": run_eagerly,
            "steps_per_execution": steps_per_execution, "jit_compile": jit_compile,
        }  # fmt: skip
        if accumulate_steps is not None:  # configs without it can be read by those who do not know it
            self.given["accumulate_steps"] = accumulate_steps
        self.optimizer = tf.nest.map_structure(optimizers.get, optimizer)
        self.compiled_loss = loss if isinstance(loss, CompiledLoss) else CompiledLoss(loss, loss_weights, output_names)
        self.compiled_metrics = CompiledMetrics(metrics, weighted_metrics, output_names)
        self.steps_per_execution = (
            None if steps_per_execution in (None, "auto")
            else arguments.check_positive_int(steps_per_execution, "steps_per_execution", owner="compile")
        )  # fmt: skip
        count = 1 if accumulate_steps is None else accumulate_steps
        count = arguments.check_positive_int(count, "accumulate_steps", owner="compile")
        self.gradient_accumulation = GradientAccumulation(count) if count > 1 else None

    def check_outputs(self, outputs):
        """Raises for losses and metrics that do not go with the structure of outputs, once that is known.

        Raises:
            ValueError: A name of an output that is none, with the closest ones, or more of them than outputs.
        """
        self.compiled_loss.check_settings(outputs)
        self.compiled_metrics.check_settings(outputs)

    def get_config(self):
        """Returns the arguments as JSON values; objects as configs that `compile_from_config` reads."""
        # The optimizer as it is now: a learning rate that was set after `compile` comes back with the file.
        return encode.serialize_keras_object({**self.given, "optimizer": self.optimizer})


def read_config(config, custom_objects=None):
    """Returns the arguments that `CompileSettings.get_config` wrote, with names and configs turned into objects."""
    arguments_of_compile = dict(config)
    optimizer = arguments_of_compile.get("optimizer")
    if isinstance(optimizer, dict):
        arguments_of_compile["optimizer"] = optimizers.deserialize(optimizer, custom_objects)
    for key, slot in (("loss", losses), ("metrics", metrics), ("weighted_metrics", metrics)):
        if arguments_of_compile.get(key) is not None:
            arguments_of_compile[key] = _deserialize(arguments_of_compile[key], slot, custom_objects)
    return arguments_of_compile


def _deserialize(value, slot, custom_objects):
    if isinstance(value, (list, tuple)):
        return [_deserialize(part, slot, custom_objects) for part in value]
    if isinstance(value, dict) and "class_name" not in value:
        return {key: _deserialize(part, slot, custom_objects) for key, part in value.items()}
    if isinstance(value, dict):
        return slot.deserialize(value, custom_objects)
    return value


def _check_keywords(keywords):
    unknown = set(keywords) - set(_IGNORED_KEYWORDS)
    if unknown:
        raise TypeError(
            f"Invalid keyword argument(s) in `compile()`: ({unknown},). Valid keyword arguments include "
            '"cloning", "experimental_run_tf_function", "distribute", "target_tensors", or "sample_weight_mode".'
        )

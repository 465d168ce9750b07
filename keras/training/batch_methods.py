"""`train_on_batch`, `test_on_batch`, `predict_on_batch`: one call of a step function, with nothing around it."""

from keras.data.batch_feed import as_batch
from keras.data.chunk import OneBatch
from keras.data.class_weight import ClassWeight
from keras.training import first_batch, joined_rows, logs as logs_module
from keras.training.iterator_function import as_step_function


def run(model, kind, parts, class_weight, reset_metrics, return_dict):
    """Runs one training or test step.

    Args:
        model: The model.
        kind: "train" or "test".
        parts: Tuple `(x, y, sample_weight)`.
        class_weight: Dict from label to weight, or None.
        reset_metrics: Whether the metrics begin again before the step.
        return_dict: Whether to return a dict.
    """
    make = model.make_train_function if kind == "train" else model.make_test_function
    function = as_step_function(make())
    batch = as_batch(parts, ClassWeight(class_weight) if class_weight else None)
    chunk = OneBatch(batch)
    function.prepare(chunk)
    if isinstance(batch, tuple) and len(batch) > 1:
        first_batch.check_labels(model, batch[1])
    if reset_metrics:
        model.reset_metrics()
    outputs, _ = function.run(chunk)
    logs = logs_module.flatten(logs_module.to_numbers(outputs, f"{kind}_step"))
    return logs if return_dict else logs_module.as_list(logs, model.metrics_names)


def predict(model, x):
    """Returns the outputs for one batch."""
    function = as_step_function(model.make_predict_function())
    outputs, _ = function.run(OneBatch(as_batch((x,))))
    return joined_rows.to_numpy(outputs)

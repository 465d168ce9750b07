"""`train_on_batch`, `test_on_batch`, `predict_on_batch`: one call of a step function, with nothing around it."""

from keras.data.array_feed import count_rows
from keras.data.batch_feed import as_batch
from keras.data.chunk import OneBatch
from keras.data.class_weight import read_class_weight
from keras.data.x_y_sample_weight import unpack_x_y_sample_weight
from keras.training import batch_check, joined_rows, logs as logs_module, step_errors
from keras.training.iterator_function import as_step_function


def run(model, kind, parts, class_weight, reset_metrics, return_dict):
    """Runs one training or test step.

    Args:
        model: The model.
        kind: "train" or "test".
        parts: Tuple `(x, y, sample_weight)`.
        class_weight: As `fit` takes it.
        reset_metrics: Whether the metrics begin again before the step.
        return_dict: Whether to return a dict.

    Raises:
        ValueError: The parts differ in their number of rows, have none, or do not fit the model.
    """
    function = as_step_function(model.make_train_function() if kind == "train" else model.make_test_function())
    chunk = _as_chunk(parts, read_class_weight(class_weight, model))
    caller = f"{kind}_on_batch"
    with step_errors.explained(caller, chunk, model):
        function.prepare(chunk)
        is_first = not function.has_seen_data
        batch_check.check_batch(model, function, chunk.data, caller)
        if reset_metrics and function.resets_metrics:
            outputs = function.run_fresh(chunk.data)
        else:
            if reset_metrics:
                model.reset_metrics()
            outputs, _ = function.run(chunk)
        if is_first:
            batch_check.check_labels_of_chunk(model, chunk, "y")
    logs = logs_module.to_numbers(outputs, f"{kind}_step")
    if return_dict:
        return logs
    return logs_module.as_list(logs, _names(model, function, logs))


def _as_chunk(parts, class_weight=None):
    batch = as_batch(parts)
    count_rows(*(batch if isinstance(batch, tuple) else (batch,)))
    return OneBatch(batch if class_weight is None else class_weight.weigh_batch(*unpack_x_y_sample_weight(batch)))


def _names(model, function, logs):
    """Names of the logs in the order of the list; found once for each function and set of names."""
    key = tuple(logs)
    names = function.log_orders.get(key)
    if names is None:
        names = function.log_orders[key] = logs_module.order_of(logs, model.metrics_names)
    return names


def predict(model, x):
    """Returns the outputs for one batch."""
    function = as_step_function(model.make_predict_function())
    chunk = _as_chunk((x,))
    with step_errors.explained("predict_on_batch", chunk, model):
        outputs, _ = function.run(chunk)
    return joined_rows.to_numpy(outputs)

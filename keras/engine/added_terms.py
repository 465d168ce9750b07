"""`AddLoss` and `AddMetric`: the layers by which a graph adds one of its tensors to the losses or metrics of training.

`model.add_loss(tensor)` and `model.add_metric(tensor, name)` put them into the model.
"""

from keras.engine.layer import Layer
from keras.serialization.file_names import named_in_files


class AddedTerm(Layer):
    """Base of both: a layer that takes note of its input and hands it on."""

    static_output_rule = True

    def __init__(self, **kwargs):
        super().__init__(autocast=False, **kwargs)

    def compute_output_shape(self, input_shape):
        """Returns `input_shape`."""
        return input_shape


@named_in_files("keras.src.engine.base_layer.AddLoss")
class AddLoss(AddedTerm):
    """Adds its input to the losses.

    Args:
        unconditional: Kept for configs: True for losses that do not depend on the inputs.
        **kwargs: What every layer takes.
    """

    static_output_rule = True

    def __init__(self, unconditional=False, **kwargs):
        super().__init__(**kwargs)
        self.unconditional = unconditional

    def call(self, inputs):
        self.add_loss(inputs)
        return inputs

    def get_config(self):
        return {**super().get_config(), "unconditional": self.unconditional}


@named_in_files("keras.src.engine.base_layer.AddMetric")
class AddMetric(AddedTerm):
    """Takes its input into a mean over calls.

    Args:
        aggregation: Kept for configs; values are always averaged.
        metric_name: Name of the metric in the logs.
        **kwargs: What every layer takes.
    """

    static_output_rule = True

    def __init__(self, aggregation="mean", metric_name=None, **kwargs):
        super().__init__(**kwargs)
        self.aggregation = aggregation
        self.metric_name = metric_name

    def build(self, input_shape):
        self.metric_named(self.metric_name)
        super().build(input_shape)

    def call(self, inputs):
        self.add_metric(inputs, name=self.metric_name)
        return inputs

    def get_config(self):
        return {**super().get_config(), "aggregation": self.aggregation, "metric_name": self.metric_name}

import tensorflow as tf

from keras.engine.layer import Layer
from keras.metrics.mean import Mean, Sum
from keras.testing import test_case


class Watched(Layer):
    """Adds the value that `value_of(inputs)` gives as a metric."""

    def __init__(self, value_of, **arguments):
        super().__init__()
        self.value_of, self.arguments = value_of, arguments

    def call(self, inputs):
        self.add_metric(self.value_of(inputs), **self.arguments)
        return inputs


class Block(Layer):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def call(self, inputs):
        self.add_metric(tf.reduce_sum(inputs), name="outer")
        return self.inner(inputs)


def _results(layer):
    return {metric.name: float(metric.result()) for metric in layer.metrics}


class LayerMetricsTest(test_case.TestCase):
    def test_one_mean_takes_in_every_call(self):
        layer = Watched(tf.reduce_sum, name="total")
        layer(tf.constant([1.0, 3.0]))
        layer(tf.constant([6.0]))
        self.assertEqual(_results(layer), {"total": 5.0})

    def test_every_aggregation_is_a_mean(self):
        for aggregation in (None, "mean", "sum"):
            layer = Watched(lambda inputs: inputs, name="all", aggregation=aggregation)
            layer(tf.constant([1.0, 3.0]))
            self.assertEqual(_results(layer), {"all": 2.0})

    def test_metrics_of_inner_layers_follow(self):
        layer = Block(Watched(tf.reduce_max, name="inner"))
        layer(tf.constant([1.0, 3.0]))
        self.assertEqual(list(_results(layer).items()), [("outer", 4.0), ("inner", 3.0)])

    def test_metrics_are_no_weights(self):
        layer = Watched(tf.reduce_sum, name="total")
        layer(tf.ones(2))
        self.assertEmpty(layer.weights)

    def test_result_of_a_metric_is_that_metric(self):
        mean = Mean(name="mine")
        layer = Watched(mean)
        layer(tf.constant([1.0, 3.0]))
        layer(tf.constant([8.0]))
        self.assertIs(layer.metrics[0], mean)
        self.assertEqual(_results(layer), {"mine": 4.0})

    def test_an_attribute_of_that_name_is_updated(self):
        layer = Watched(tf.reduce_sum, name="total")
        layer.total = Sum(name="total")
        layer(tf.ones(2))
        layer(tf.ones(2))
        self.assertEqual(_results(layer), {"total": 4.0})

    def test_calls_inside_a_function_update_the_metric(self):
        layer = Watched(tf.reduce_sum, name="total")
        function = tf.function(layer)
        function(tf.ones(2))
        function(tf.ones(2) * 2.0)
        self.assertEqual(_results(layer), {"total": 3.0})

    def test_integer_layers_average_in_floats(self):
        layer = Watched(tf.reduce_sum, name="total")
        layer._set_dtype_policy(Layer(dtype="int32").dtype_policy)
        layer(tf.constant([1, 2]))
        layer(tf.constant([2, 2]))
        self.assertEqual(_results(layer), {"total": 3.5})

    def test_missing_and_wrong_names_are_refused(self):
        with self.assertRaisesRegex(ValueError, "Please provide a name for your metric"):
            Watched(tf.reduce_sum)(tf.ones(2))
        with self.assertRaisesRegex(TypeError, "Expected `name` argument to be a string, but got: 3"):
            Watched(tf.reduce_sum, name=3)(tf.ones(2))
        with self.assertRaisesRegex(TypeError, "Keyword argument not understood: 'aggregate'. Did you mean"):
            Watched(tf.reduce_sum, name="total", aggregate="mean")(tf.ones(2))

    def test_values_outside_of_a_call_are_refused(self):
        with self.assertRaisesRegex(ValueError, "Expected a symbolic Tensor for the metric value"):
            Layer().add_metric(tf.constant(1.0), name="total")


if __name__ == "__main__":
    tf.test.main()

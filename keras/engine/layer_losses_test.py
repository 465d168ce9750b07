import tensorflow as tf

from keras import regularizers
from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.layers.core.dense import Dense
from keras.models.model import Model
from keras.testing import test_case


class Adds(Layer):
    """Adds `factor` times the sum of its inputs as a loss."""

    def __init__(self, factor, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def call(self, inputs):
        self.add_loss(self.factor * tf.reduce_sum(inputs))
        return inputs


class Pair(Layer):
    def __init__(self, first, second):
        super().__init__()
        self.first, self.second = first, second

    def call(self, inputs):
        return self.second(self.first(inputs))


class LayerLossesTest(test_case.TestCase):
    def test_losses_stand_in_the_order_in_which_they_were_added(self):
        layer = Dense(1, kernel_initializer="ones", kernel_regularizer="l2", activity_regularizer=regularizers.L1(1.0))
        layer.add_loss(lambda: tf.constant(5.0))
        layer(tf.ones((2, 3)))
        layer.add_loss(lambda: tf.constant(6.0))
        self.assertAllClose(layer.losses, [3.0, 5.0, 0.03, 6.0])

    def test_a_layer_that_is_held_twice_counts_once(self):
        shared = Adds(1.0)
        outer = Pair(shared, Pair(shared, Adds(2.0)))
        outer(tf.ones((1, 2)))
        self.assertAllClose(outer.losses, [2.0, 2.0, 4.0])

    def test_a_batch_without_rows_has_no_activity(self):
        layer = Dense(1, activity_regularizer="l2")
        layer(tf.ones((0, 3)))
        self.assertAllClose(layer.losses, [0.0])

    def test_gradients_flow_through_losses(self):
        x = tf.Variable([[1.0, 2.0]])
        layer = Adds(3.0)
        with tf.GradientTape() as tape:
            layer(x)
            total = tf.add_n(layer.losses)
        self.assertAllClose(tape.gradient(total, x), [[3.0, 3.0]])

    def test_losses_belong_to_the_graph_inside_a_function(self):
        layer = Adds(1.0)

        @tf.function
        def loss_of(x):
            layer(x)
            return tf.add_n(layer.losses)

        self.assertAllClose(loss_of(tf.ones((1, 2))), 2.0)
        self.assertAllClose(loss_of(tf.ones((1, 2)) * 2.0), 4.0)

    def test_recording_inside_of_a_call_adds_nothing_to_its_losses(self):
        class Draws(Layer):
            def call(self, inputs):
                inner = Adds(2.0)
                self.inner = Model(x := Input((2,)), inner(x))
                return self.inner(inputs)

        layer = Draws()
        layer(tf.ones((1, 2)))
        self.assertAllClose(layer.losses, [4.0])

    def test_a_recording_that_fails_leaves_no_losses(self):
        class Fails(Adds):
            def call(self, inputs):
                super().call(inputs)
                raise OverflowError

        layer = Fails(1.0)
        with self.assertRaises(OverflowError):
            layer(Input((2,)))
        self.assertEqual(layer.losses, [])

    def test_unknown_keyword_is_refused(self):
        with self.assertRaisesRegex(TypeError, "Layer.add_loss: Keyword argument not understood: 'weight'"):
            Adds(1.0).add_loss(lambda: tf.constant(1.0), weight=2.0)
        Adds(1.0).add_loss(lambda: tf.constant(1.0), inputs=True)

    def test_symbolic_losses_of_a_layer_point_to_the_model(self):
        with self.assertRaisesRegex(ValueError, "Call `add_loss` of the functional model"):
            Adds(1.0).add_loss(Input((2,)))


if __name__ == "__main__":
    tf.test.main()

import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.layers import BatchNormalization, Dense
from keras.models.model import Model
from keras.models.sequential import Sequential
from keras.testing import test_case


class HeldByAModuleTest(test_case.TestCase):
    def test_a_module_finds_the_weights_of_the_models_that_it_holds(self):
        x = Input((2,))
        module = tf.Module()
        module.functional = Model(x, Dense(3)(x))
        module.stack = Sequential([Dense(1, input_shape=(2,))])
        self.assertLen(module.trainable_variables, 4)

    def test_a_module_finds_weights_that_are_no_attribute(self):
        module = tf.Module()
        module.layer = Layer()
        module.layer.add_weight("free", shape=())
        self.assertLen(module.trainable_variables, 1)

    def test_submodules_of_models_and_layers(self):
        stack = Sequential([Dense(1, input_shape=(2,), name="only")])
        self.assertIn(stack.layers[0], stack.submodules)
        self.assertEqual(list(stack.layers[0].submodules), [])


class HoldsLists(Model):
    def __init__(self):
        super().__init__()
        self.stack = [Dense(1, name="first"), [BatchNormalization(name="norm")], Dense(1, name="last")]

    def call(self, inputs):
        first, (norm,), last = self.stack
        return last(norm(first(inputs)))


def _names(weights):
    return [weight.name.split(":")[0].partition("/")[2] for weight in weights]


class OrderTest(test_case.TestCase):
    def test_each_layer_is_walked_over_once(self):
        shared = Dense(1)
        outer, inner = HoldsLists(), HoldsLists()
        inner.shared, outer.inner, outer.shared = shared, inner, shared
        walked = list(outer._flatten_layers())
        self.assertLen(walked, 2 + 3 + 3 + 1)
        self.assertEqual(walked.count(shared), 1)

    def test_a_list_of_layers_gives_its_weights_as_one_layer_does(self):
        model = HoldsLists()
        model(tf.ones((1, 2)))
        trained = ["first/kernel", "first/bias", "norm/gamma", "norm/beta", "last/kernel", "last/bias"]
        moving = ["norm/moving_mean", "norm/moving_variance"]
        self.assertEqual(_names(model.weights), trained + moving)
        model.stack[0].trainable = False
        self.assertEqual(_names(model.weights), trained[2:] + trained[:2] + moving)


class TrackingTest(test_case.TestCase):
    def test_variables_in_containers_are_own_weights_until_the_container_goes(self):
        layer = Layer()
        layer.values = {"b": tf.Variable(2.0), "a": tf.Variable(1.0)}
        layer.kept = layer.values["a"]
        self.assertAllClose(layer.get_weights(), [1.0, 2.0])
        layer.values = None
        self.assertAllClose(layer.get_weights(), [1.0])

    def test_a_module_lists_the_weights_of_a_layer_in_the_order_of_the_layer(self):
        module = tf.Module()
        module.layer = Dense(2)
        module.layer.build((None, 3))
        self.assertEqual([weight.name for weight in module.trainable_variables], ["kernel:0", "bias:0"])

    def test_an_attribute_that_is_a_property_names_the_clash(self):
        for name in ("metrics", "losses", "weights"):
            with self.assertRaisesRegex(AttributeError, f'Can\'t set the attribute "{name}" of Layer, likely because'):
                setattr(Layer(), name, [])

    def test_the_name_scope_of_a_layer_names_variables_of_decorated_methods(self):
        class Makes(Layer):
            @tf.Module.with_name_scope
            def make(self):
                return tf.Variable(1.0, name="made")

        self.assertEqual(Makes(name="maker").make().name, "maker/made:0")


class AddWeightTest(test_case.TestCase):
    def test_shapes_may_be_written_in_several_ways(self):
        layer = Layer()
        for shape in ((2,), [2], tf.TensorShape([2]), 2, (np.int64(2),)):
            self.assertEqual(layer.add_weight("w", shape).shape, (2,))
        self.assertEqual(layer.add_weight("scalar").shape, ())

    def test_shapes_that_are_none_are_refused_by_name(self):
        for shape, kind in (((None, 2), TypeError), ("ab", TypeError), ((2.0,), TypeError), ((-1,), ValueError)):
            with self.assertRaisesRegex(kind, r'Layer "holder" \(Layer\): `shape` of weight \'w\' must be a tuple'):
                Layer(name="holder").add_weight("w", shape)

    def test_an_unknown_regularizer_leaves_no_weight_behind(self):
        layer = Layer()
        with self.assertRaisesRegex(ValueError, "nonsense"):
            layer.add_weight("w", (2,), regularizer="nonsense")
        self.assertEmpty(layer.weights)


if __name__ == "__main__":
    tf.test.main()

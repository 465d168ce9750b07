import numpy as np
import tensorflow as tf

from keras.engine.input_layer import Input
from keras.layers import Dense
from keras.models.model import Model
from keras.testing import test_case


class TwoInputs(Model):
    def __init__(self, units=1):
        super().__init__()
        self.left, self.right = Dense(units, kernel_initializer="ones"), Dense(units, kernel_initializer="ones")

    def call(self, inputs, training=None):
        left, right = inputs
        return self.left(left) + self.right(right)


class Records(Model):
    def __init__(self):
        super().__init__()
        self.seen = []

    def call(self, inputs, extra=None, training=True):
        self.seen.append(training)
        return inputs


class BuildTest(test_case.TestCase):
    def test_a_structure_of_shapes_builds_a_model_of_several_inputs(self):
        for shapes in ([(None, 3), (None, 4)], ((None, 3), (None, 4)), [tf.TensorShape([None, 3]), [None, 4]]):
            model = TwoInputs()
            model.build(shapes)
            self.assertEqual([weight.shape[0] for weight in model.weights], [3, 1, 4, 1])

    def test_weights_of_a_built_model_go_without_its_name(self):
        model = TwoInputs()
        model.build([(None, 3), (None, 4)])
        self.assertEqual(model.weights[0].name, f"{model.left.name}/kernel:0")

    def test_building_runs_as_in_inference(self):
        model = Records()
        model.build((None, 2))
        self.assertEqual(model.seen, [False])

    def test_a_call_that_needs_more_arguments_cannot_be_built_from_a_shape(self):
        class Needs(Model):
            def call(self, inputs, factor, training=None):
                return inputs * factor

        with self.assertRaisesRegex(ValueError, r"(?s)cannot build your model.*Needs.call`: \['factor'\]"):
            Needs().build((None, 2))
        with self.assertRaisesRegex(ValueError, "Input shape must be defined"):
            Needs().build(None)

    def test_a_call_that_fails_leaves_no_trace_in_the_save_spec(self):
        model = TwoInputs()
        with self.assertRaises((TypeError, ValueError)):
            model(np.ones((1,)))
        model([np.ones((1, 2)), np.ones((1, 2))])
        self.assertLen(model.save_spec()[0][0], 2)


class AttributesTest(test_case.TestCase):
    def test_a_subclass_may_call_a_layer_outputs(self):
        class Named(Model):
            def __init__(self):
                super().__init__()
                self.outputs = Dense(1, kernel_initializer="ones")

            def call(self, inputs):
                return self.outputs(inputs)

        model = Named()
        self.assertAllClose(model(np.ones((1, 2))), [[2.0]])
        self.assertLen(model.weights, 2)
        self.assertIsNone(model.inputs)

    def test_mixins_see_their_arguments(self):
        class Mixin:
            def __init__(self, *args, level=0, **kwargs):
                super().__init__(*args, **kwargs)
                self.level = level

        class Mixed(Mixin, Model):
            pass

        x = Input((2,))
        model = Mixed(x, Dense(1, kernel_initializer="ones")(x), level=3)
        self.assertEqual(model.level, 3)
        self.assertAllClose(model(np.ones((1, 2))), [[2.0]])

    def test_a_constructor_may_draw_a_graph_and_its_call_may_build_on_it(self):
        class Tenfold(Model):
            def __init__(self, units):
                x = Input((2,))
                super().__init__(x, Dense(units, kernel_initializer="ones")(x), name="tenfold")
                self.units = units

            def call(self, inputs, training=None):
                return 10.0 * super().call(inputs)

            def get_config(self):
                return {"units": self.units}

        model = Tenfold(1)
        self.assertAllClose(model(np.ones((1, 2))), [[20.0]])
        self.assertAllClose(model.predict(np.ones((1, 2)), verbose=0), [[20.0]])
        x = Input((2,))
        self.assertAllClose(Model(x, model(x))(np.ones((1, 2))), [[20.0]])
        self.assertEqual(Tenfold.from_config(model.get_config()).units, 1)


class OutputShapeTest(test_case.TestCase):
    def test_a_model_of_two_inputs_needs_two_shapes(self):
        a, b = Input((2,)), Input((2,))
        model = Model([a, b], a + b)
        self.assertEqual(model.compute_output_shape([(5, 2), (5, 2)]).as_list(), [5, 2])
        with self.assertRaisesRegex(ValueError, r"Invalid `input_shape` argument \(5, 2\): the model expects 2 input"):
            model.compute_output_shape((5, 2))

    def test_a_layer_that_needs_more_arguments_asks_for_a_rule(self):
        class Needs(Model):
            def call(self, inputs, factor):
                return inputs * factor

        with self.assertRaisesRegex(NotImplementedError, r"Please implement the `compute_output_shape` method"):
            Needs().compute_output_shape((None, 2))

    def test_signatures_are_made_of_tensor_specs(self):
        layer = Dense(3)
        signature = layer.compute_output_signature(tf.TensorSpec((None, 2), tf.float32))
        self.assertEqual(signature, tf.TensorSpec((None, 3), tf.float32))
        with self.assertRaisesRegex(TypeError, "Only TensorSpec signature types are supported"):
            layer.compute_output_signature((None, 2))


if __name__ == "__main__":
    tf.test.main()

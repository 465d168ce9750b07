import numpy as np
import tensorflow as tf

from keras.engine.input_spec import InputSpec
from keras.engine.layer import Layer
from keras.testing import test_case


def layer_that_wants(**rules):
    layer = Layer(name="x")
    layer.input_spec = InputSpec(**rules)
    return layer


class InputSpecTest(test_case.TestCase):
    def test_each_rule_has_its_sentence(self):
        for rules, sentence in (
            ({"ndim": 3}, r"expected ndim=3, found ndim=2. Full shape received: \(4, 5\)"),
            ({"max_ndim": 1}, "expected max_ndim=1, found ndim=2"),
            ({"min_ndim": 3}, "expected min_ndim=3, found ndim=2"),
            ({"dtype": "int32"}, "expected dtype=int32, found dtype="),
            ({"axes": {-1: 6}}, "expected axis -1 of input shape to have value 6"),
            ({"shape": (None, 6)}, r"expected shape=\(None, 6\), found shape=\(4, 5\)"),
        ):
            with self.assertRaisesRegex(ValueError, f'Input 0 of layer "x" is incompatible with the layer: {sentence}'):
                layer_that_wants(**rules)(np.ones((4, 5)))

    def test_squeezed_last_axis_is_allowed_on_demand(self):
        spec = InputSpec(shape=(None, 1), allow_last_axis_squeeze=True)
        layer = Layer()
        layer.input_spec = spec
        self.assertEqual(layer(tf.ones((3,))).shape.as_list(), [3])

    def test_number_of_inputs(self):
        layer = Layer(name="x")
        layer.input_spec = [InputSpec(ndim=2), InputSpec(ndim=2)]
        with self.assertRaisesRegex(ValueError, r'Layer "x" expects 2 input\(s\), but it received 1 input tensors'):
            layer([tf.ones((2, 2))])

    def test_what_is_no_tensor_is_refused(self):
        with self.assertRaisesRegex(TypeError, "Inputs to a layer should be tensors"):
            layer_that_wants(ndim=2)("text")

    def test_config_rebuilds_the_spec(self):
        spec = InputSpec(ndim=4, axes={1: 3}, dtype="float32")
        self.assertEqual(InputSpec.from_config(spec.get_config()).get_config(), spec.get_config())

    def test_axis_beyond_the_rank_is_refused(self):
        with self.assertRaisesRegex(ValueError, "Axis 2 is greater than the maximum allowed value: 1"):
            InputSpec(ndim=2, axes={2: 3})

import tensorflow as tf

from keras.engine import graph_config
from keras.engine.graph import Graph
from keras.engine.input_layer import Input
from keras.layers import Activation, Add
from keras.testing import test_case


def run(config, value):
    inputs, outputs, _ = graph_config.from_config(config)
    return Graph(inputs, outputs).run([tf.constant([[value]])])[0]


class ReplayTest(test_case.TestCase):
    def test_layers_may_be_listed_in_any_order(self):
        x = y = Input((1,))
        for _ in range(3000):
            y = Activation("relu")(y)
        config = graph_config.to_config(Graph(x, y))
        config["layers"].reverse()
        self.assertAllClose(run(config, -2.0), [[0.0]])

    def test_layers_that_take_turns_come_back(self):
        x = Input((1,))
        first, second = Add(), Add()
        y = first([x, x])
        y = second([y, x])
        y = first([y, y])
        config = graph_config.to_config(Graph(x, second([y, x])))
        config["layers"].reverse()
        self.assertAllClose(run(config, 1.0), [[7.0]])

    def test_calls_that_wait_for_each_other_are_refused(self):
        x = Input((1,))
        y = Activation("relu", name="second")(Activation("relu", name="first")(x))
        config = graph_config.to_config(Graph(x, y))
        config["layers"][1]["inbound_nodes"] = [[["second", 0, 0, {}]]]
        with self.assertRaisesRegex(ValueError, r"the inputs of layers \['first', 'second'\] never come to be"):
            graph_config.from_config(config)


if __name__ == "__main__":
    tf.test.main()

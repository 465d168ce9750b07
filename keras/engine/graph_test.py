import tensorflow as tf

from keras.engine.graph import Graph
from keras.engine.input_layer import Input
from keras.engine.layer import Layer
from keras.testing import test_case


class AddOne(Layer):
    def call(self, inputs):
        return inputs + 1.0


class Sum(Layer):
    def call(self, inputs):
        return tf.add_n(inputs)


class GraphTest(test_case.TestCase):
    def test_chain_of_3000_layers_builds_and_runs(self):
        x = y = Input((2,))
        for _ in range(3000):
            y = y * 1.0
        graph = Graph(x, y)
        self.assertLen(graph.layers, 3001)
        self.assertAllClose(graph.run([tf.ones((1, 2))])[0], [[1.0, 1.0]])

    def test_shared_layer_runs_once_for_each_call(self):
        x = Input((2,))
        layer = AddOne()
        graph = Graph(x, Sum()([layer(x), layer(layer(x))]))
        self.assertAllClose(graph.run([tf.zeros((1, 2))])[0], [[3.0, 3.0]])
        self.assertEqual([found.name for found in graph.layers], ["input_1", "add_one", "sum"])

    def test_unreachable_output_names_tensor_and_layer(self):
        a, b = Input((2,), name="a"), Input((2,), name="b")
        y = Sum(name="total")([a, b])
        with self.assertRaisesRegex(
            ValueError, "(?s)Graph disconnected: .*'b'.* at layer \"total\".*Add the output of layer 'b'"
        ):
            Graph(a, y).run([tf.zeros((1, 2))])

    def test_same_input_twice_is_refused(self):
        x = Input((2,))
        with self.assertRaisesRegex(ValueError, "contains the same input multiple times"):
            Graph([x, x], x + 1.0)

    def test_two_layers_of_one_name_are_refused(self):
        x = Input((2,))
        with self.assertRaisesRegex(ValueError, 'The name "q" is used 2 times'):
            _ = Graph(x, [AddOne(name="q")(x), AddOne(name="q")(x)]).layers

    def test_unused_inputs_are_kept(self):
        a, b = Input((2,), name="a"), Input((2,), name="b")
        graph = Graph([a, b], AddOne()(b))
        self.assertAllClose(graph.run([tf.zeros((1, 2)), tf.ones((1, 2))])[0], [[2.0, 2.0]])

    def test_values_are_let_go_after_their_last_reader(self):
        x = Input((2,))
        y = AddOne()(AddOne()(x))
        graph = Graph(x, y)
        self.assertEqual([step.last_reads for step in graph._plan.steps], [[0], [1]])

    def test_included_tensors_run_after_the_rest(self):
        class Records(AddOne):
            def __init__(self):
                super().__init__()
                self.seen = []

            def call(self, inputs):
                self.seen.append(inputs)
                return inputs

        x = Input((2,))
        hidden = AddOne()(x)
        graph = Graph(x, AddOne()(hidden))
        records = Records()
        added = records(AddOne()(hidden))
        before = list(graph.layers)
        graph.include([added])
        records.seen.clear()
        self.assertAllClose(graph.run([tf.zeros((1, 2))]), [[[2.0, 2.0]]])
        self.assertAllClose(records.seen, [[[2.0, 2.0]]])
        self.assertEqual(graph.layers[:3], before)
        self.assertLen(graph.layers, 5)
        self.assertEqual(sorted(graph.nodes_by_depth), [-2, -1, 0, 1, 2])

    def test_included_tensors_must_come_from_the_inputs_and_bring_new_names(self):
        x = Input((2,))
        graph = Graph(x, AddOne(name="same")(x))
        with self.assertRaisesRegex(ValueError, "Graph disconnected"):
            graph.include([AddOne()(Input((2,)))])
        with self.assertRaisesRegex(ValueError, 'The name "same" is used 2 times'):
            graph.include([AddOne(name="same")(x)])
        self.assertLen(graph.layers, 2)
        self.assertAllClose(graph.run([tf.zeros((1, 2))]), [[[1.0, 1.0]]])

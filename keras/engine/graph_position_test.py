import copy
import gc
import pickle
import weakref

import numpy as np

from keras.engine.input_layer import Input, InputLayer
from keras.layers import Dense
from keras.models.model import Model
from keras.testing import test_case


class GraphPositionTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.first, self.second = Input((2,), name="first"), Input((2,), name="second")
        self.layer = Dense(3)
        self.outputs = [self.layer(self.first), self.layer(self.second)]

    def test_a_shared_layer_answers_with_its_first_call(self):
        self.assertIs(self.layer.input, self.first)
        self.assertIs(self.layer.output, self.outputs[0])
        self.assertIs(self.layer.get_output_at(1), self.outputs[1])

    def test_a_layer_does_not_keep_those_that_read_it_alive(self):
        head = Dense(1)
        model = Model(self.first, head(self.outputs[0]))
        self.assertEqual([node.layer for node in self.layer.outbound_nodes], [head])
        kept = weakref.ref(head)
        del model, head
        gc.collect()
        self.assertIsNone(kept())
        self.assertEqual(self.layer.outbound_nodes, [])

    def test_outbound_nodes_may_be_set(self):
        head = Dense(1)
        head(self.outputs[0])
        self.layer._outbound_nodes = []
        self.assertEqual(self.layer.outbound_nodes, [])
        self.layer._outbound_nodes = head.inbound_nodes
        self.assertEqual(self.layer.outbound_nodes, head.inbound_nodes)

    def test_calls_that_were_never_made_are_errors(self):
        with self.assertRaisesRegex(ValueError, "node 2, but the layer has only 2 inbound nodes"):
            self.layer.get_output_at(2)
        with self.assertRaisesRegex(RuntimeError, "has no defined output shape|thus has no defined output shape"):
            Dense(1).get_output_shape_at(0)
        with self.assertRaisesRegex(AttributeError, "is not connected, no input to return"):
            getattr(Dense(1), "input")  # noqa: B009 (read for its error)

    def test_shapes_of_an_input_layer_are_a_list(self):
        self.assertEqual(InputLayer((3,)).output_shape, [(None, 3)])
        self.assertEqual(InputLayer((3,)).input_shape, [(None, 3)])

    def test_masks_of_several_inputs_are_a_list(self):
        model = Model([self.first, self.second], self.first + self.second)
        self.assertEqual(model.input_mask, [None, None])
        self.assertIsNone(model.output_mask)

    def test_nodes_tell_who_reads_whom(self):
        node = self.layer.inbound_nodes[1]
        self.assertIs(node.outbound_layer, self.layer)
        ((layer, node_index, tensor_index, tensor),) = node.iterate_inbound()
        self.assertEqual((layer.name, node_index, tensor_index), ("second", 0, 0))
        self.assertIs(tensor, self.second)

    def test_copies_have_the_weights_and_none_of_the_calls(self):
        for twin in (copy.deepcopy(self.layer), pickle.loads(pickle.dumps(self.layer))):
            self.assertEmpty(twin.inbound_nodes)
            self.assertAllEqual(twin.kernel, self.layer.kernel)
            twin.kernel.assign(np.zeros((2, 3)))
        self.assertNotAllEqual(self.layer.kernel, np.zeros((2, 3)))
        self.assertLen(self.layer.inbound_nodes, 2)

    def test_copies_of_input_layers_begin_a_model(self):
        twin = copy.deepcopy(InputLayer((3,), name="x"))
        self.assertEqual(twin.name, "x")
        self.assertEqual(Model(twin.output, Dense(1)(twin.output)).input_shape, (None, 3))

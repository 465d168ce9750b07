import tensorflow as tf

from keras.engine.declaration_scope import apply_name_scope_on_model_declaration
from keras.engine.input_layer import Input
from keras.layers.core.dense import Dense
from keras.models.model import Model
from keras.testing.test_case import TestCase


class DeclarationScopeTest(TestCase):
    def names_of_operations(self):
        with tf.name_scope("outer"):
            x = Input((3,))
            model = Model(x, Dense(2, name="dense")(x), name="model")
        graph = tf.function(model).get_concrete_function(tf.TensorSpec((None, 3))).graph
        self.assertEqual([weight.name for weight in model.weights], ["dense/kernel:0", "dense/bias:0"])
        return [op.name for op in graph.get_operations()]

    def test_operations_keep_the_scope_once(self):
        apply_name_scope_on_model_declaration(True)
        self.assertIn("outer/model/dense/MatMul", self.names_of_operations())

    def test_operations_do_not_keep_it_otherwise(self):
        self.assertIn("model/dense/MatMul", self.names_of_operations())

    def test_refuses_other_values(self):
        with self.assertRaisesRegex(TypeError, "`enable` argument must be `True` or `False`, got 1"):
            apply_name_scope_on_model_declaration(1)


if __name__ == "__main__":
    tf.test.main()

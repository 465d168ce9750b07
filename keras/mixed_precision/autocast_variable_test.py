"""Tests of variables that read in the type of the running layer."""

import copy
import os
import pickle

import numpy as np
import tensorflow as tf

from keras.mixed_precision.autocast_variable import AutoCastVariable, create_autocast_variable, enable_auto_cast
from keras.testing import test_case


class AutoCastVariableTest(test_case.TestCase):
    def setUp(self):
        super().setUp()
        self.wrapped = tf.Variable([[1.0, 2.0], [3.0, 4.0]], name="kernel")
        self.variable = create_autocast_variable(self.wrapped)

    def test_reads_are_cast_inside_the_scope_only(self):
        v = self.variable
        reads = (
            lambda: v.value(),
            lambda: v.read_value(),
            lambda: v.sparse_read([0]),
            lambda: v.gather_nd([[0, 0]]),
            lambda: v[0],
            lambda: v + 1,
            lambda: 2 * v,
            lambda: -v,
            lambda: tf.convert_to_tensor(v),
            lambda: tf.identity(v),
            lambda: tf.gather(v, [0]),
            lambda: tf.matmul(v, v),
            lambda: next(iter(v)),
        )
        for read in reads:
            self.assertEqual(read().dtype, tf.float32)
            with enable_auto_cast("float16"):
                self.assertEqual(read().dtype, tf.float16)
                with enable_auto_cast(None):
                    self.assertEqual(read().dtype, tf.float32)

    def test_the_variable_itself_keeps_its_type(self):
        with enable_auto_cast("float16"):
            self.assertEqual(self.variable.dtype, tf.float32)
            self.assertEqual(self.variable.true_dtype, tf.float32)
            self.assertEqual(self.variable.numpy().dtype, np.float32)
            self.assertEqual(np.array(self.variable).dtype, np.float32)
            self.assertIn("dtype=float32 dtype_to_cast_to=float16", repr(self.variable))

    def test_it_is_a_variable(self):
        v = self.variable
        self.assertIsInstance(v, tf.Variable)
        self.assertEqual((v.name, v.shape, v.trainable), ("kernel:0", (2, 2), True))
        self.assertIs(v.ref().deref(), v)
        self.assertEqual(len({v.ref(): 1, v.ref(): 2}), 1)

    def test_assignments_reach_the_wrapped_variable_and_return_the_wrapper(self):
        ones = np.ones((2, 2), "float32")
        with enable_auto_cast("float16"):
            self.assertIs(self.variable.assign(ones), self.variable)
            self.assertIs(self.variable.assign_add(ones), self.variable)
            self.assertIs(self.variable.assign_sub(3 * ones), self.variable)
            self.assertIs(self.variable.scatter_add(tf.IndexedSlices(ones[:1], [0])), self.variable)
            self.assertIsNone(self.variable.assign(4 * ones, read_value=False))
        self.assertAllEqual(self.wrapped, 4 * ones)

    def test_a_conversion_to_another_type_is_refused(self):
        with enable_auto_cast("float16"), self.assertRaisesRegex(ValueError, "'kernel:0', which reads in float16"):
            tf.convert_to_tensor(self.variable, tf.float32)

    def test_integers_cannot_be_cast(self):
        with self.assertRaisesRegex(ValueError, "must be floating point to be cast"):
            create_autocast_variable(tf.Variable([1]))

    def test_a_function_reads_and_assigns(self):
        @tf.function
        def double(x):
            with enable_auto_cast("float16"):
                product = self.variable * x
            return product, self.variable.assign_add(self.variable)

        product, updated = double(tf.constant(2.0, tf.float16))
        self.assertEqual((product.dtype, updated.dtype), (tf.float16, tf.float32))
        self.assertAllEqual(self.wrapped, [[2.0, 4.0], [6.0, 8.0]])

    def test_gradients_have_the_type_of_the_variable(self):
        with tf.GradientTape() as tape, enable_auto_cast("float16"):
            loss = tf.reduce_sum(self.variable**2)
        gradient = tape.gradient(loss, self.variable)
        self.assertEqual(gradient.dtype, tf.float32)
        self.assertAllEqual(gradient, [[2.0, 4.0], [6.0, 8.0]])

    def test_modules_and_checkpoints_see_one_variable(self):
        module = tf.Module()
        module.kernel = self.variable
        self.assertLen(module.trainable_variables, 1)
        path = tf.train.Checkpoint(module=module).save(os.path.join(self.get_temp_dir(), "checkpoint"))
        keys = [name for name, _ in tf.train.list_variables(path)]
        self.assertIn("module/kernel/.ATTRIBUTES/VARIABLE_VALUE", keys)
        self.variable.assign(np.zeros((2, 2)))
        tf.train.Checkpoint(module=module).restore(path)
        self.assertAllEqual(self.wrapped, [[1.0, 2.0], [3.0, 4.0]])

    def test_a_saved_model_holds_it(self):
        module = tf.Module()
        module.kernel = self.variable
        module.scale = tf.function(lambda x: x * module.kernel, input_signature=[tf.TensorSpec((2, 2))])
        folder = os.path.join(self.get_temp_dir(), "saved_model")
        tf.saved_model.save(module, folder)
        loaded = tf.saved_model.load(folder)
        self.assertAllEqual(loaded.scale(tf.ones((2, 2))), [[1.0, 2.0], [3.0, 4.0]])

    def test_copies_are_wrappers_of_copies(self):
        for copied in (copy.deepcopy(self.variable), pickle.loads(pickle.dumps(self.variable))):
            self.assertIsInstance(copied, AutoCastVariable)
            copied.assign(np.zeros((2, 2)))
        self.assertAllEqual(self.wrapped, [[1.0, 2.0], [3.0, 4.0]])

    def test_a_distributed_variable_stays_one(self):
        strategy = tf.distribute.MirroredStrategy(["CPU:0"])
        with strategy.scope():
            variable = create_autocast_variable(tf.Variable([1.0, 2.0]))

        @tf.function
        def step():
            with enable_auto_cast("float16"):
                read = variable * 1.0
            variable.assign_add([1.0, 1.0])
            return read

        self.assertIsInstance(variable, AutoCastVariable)
        self.assertIsInstance(variable, tf.distribute.DistributedValues)
        self.assertEqual(strategy.run(step).dtype, tf.float16)
        self.assertAllEqual(variable.read_value(), [2.0, 3.0])


if __name__ == "__main__":
    tf.test.main()

import contextlib
import inspect
import json
import re

import numpy as np
import tensorflow as tf

from keras import backend
from keras.engine import op_names
from keras.engine.graph import Graph
from keras.engine.input_layer import Input
from keras.engine.op_layer import ClassMethod, InstanceMethod, InstanceProperty, TFOpLambda
from keras.models.functional import Functional
from keras.support import tf_internals
from keras.support.errors import UnsafeModelError
from keras.testing import test_case


def run(x, y, value):
    return Graph(x, y).run([tf.constant(value)])[0]


class OperatorTest(test_case.TestCase):
    def test_slices_with_an_ellipsis_come_back_from_a_config(self):
        x = Input((2, 4))
        model = Functional(x, x[..., ::2])
        values = np.arange(8.0).reshape(1, 2, 4)
        for copy in (
            Functional.from_config(config) for config in (model.get_config(), json.loads(model.to_json())["config"])
        ):
            self.assertAllClose(copy(values), values[..., ::2])

    def test_operators_compute_what_tensors_compute(self):
        value = np.array([[1.0, -2.0, 3.0]], "float32")
        for function in (
            lambda x: x + 1.0,
            lambda x: 1.0 - x,
            lambda x: x * x,
            lambda x: x / 2.0,
            lambda x: 7.0 // x,
            lambda x: x % 2.0,
            lambda x: x**2.0,
            lambda x: -x,
            lambda x: abs(x),
            lambda x: x @ tf.ones((3, 2)),
            lambda x: tf.cast((x > 0.0) & ~(x >= 3.0), tf.float32),
            lambda x: tf.cast(x == 3.0, tf.int32),
            lambda x: x[:, 1:],
            lambda x: x[..., tf.newaxis],
            lambda x: x[0],
            lambda x: tf.concat([x, x], axis=-1),
            lambda x: tf.split(x, 3, axis=-1)[1],
            lambda x: tf.reshape(x, tf.stack([tf.shape(x)[0], 3, 1])),
            lambda x: tf.einsum("bi,bj->bij", x, x),
            lambda x: tf.reduce_sum(x, axis=-1, keepdims=True),
            lambda x: tf.where(x > 0, x, 0.0),
        ):
            x = Input((3,))
            y = function(x)
            expected = function(tf.constant(value))
            self.assertAllClose(run(x, y, value), expected)
            self.assertTrue(y.shape.is_compatible_with(expected.shape), y)
            self.assertEqual(y.dtype, expected.dtype)

    def test_functional_models_with_operators_survive_json(self):
        x = Input((3,))
        y = tf.einsum("bi,bj->bij", 2.0 * x, x[:, ::-1])
        y = tf.reshape(y, tf.stack([tf.shape(y)[0], -1]))[..., tf.newaxis]
        model = Functional(x, tf.nn.relu(y))
        rebuilt = Functional.from_config(json.loads(model.to_json())["config"])
        value = tf.constant([[1.0, 2.0, -3.0]])
        self.assertAllClose(rebuilt(value), model(value))

    def test_layers_are_named_after_the_functions(self):
        x = Input((3,))
        names = [t._keras_history.layer.name for t in (x + x, x + 1.0, tf.nn.relu(x), x[:, 0])]
        expected = ["tf.__operators__.add", "tf.__operators__.add_1", "tf.nn.relu", "tf.__operators__.getitem"]
        self.assertEqual(names, expected)

    def test_known_entries_of_shapes_are_tracked(self):
        x = Input((3, 4), batch_size=2)
        self.assertEqual(tf.reshape(x, tf.stack([tf.shape(x)[0], -1])).shape.as_list(), [2, 12])
        y = Input((3, 4))
        self.assertEqual(tf.reshape(y, [-1, tf.shape(y)[1] * tf.shape(y)[2]]).shape.as_list(), [None, 12])

    def test_sizes_taken_apart_stay_known(self):
        x = Input((3, 4))
        batch, height, width = tf.unstack(tf.shape(x))
        self.assertEqual(tf.reshape(x, [batch, height * width]).shape.as_list(), [None, 12])

    def test_calls_in_files_that_fail_are_named(self):
        x = Input((4,))
        config = Functional(x, tf.math.add(x, 1.0)).get_config()
        config["layers"][1]["inbound_nodes"] = [["input_1", 0, 0, {"z": 1.0}]]
        with self.assertRaisesRegex(ValueError, "(?s)calls layer \"tf.math.add\" .*config: inputs=.*keywords={'z'"):
            Functional.from_config(config)
        config = Functional(x, tf.split(x, 2, axis=1)).get_config()
        config["output_layers"] = [["tf.split", 0, 2]]
        with self.assertRaisesRegex(ValueError, 'refers to output 2 of layer "tf.split", whose call gives 2'):
            Functional.from_config(config)

    def test_tables_masks_and_dtypes_survive_json(self):
        ids = Input((2,), dtype="int32", batch_size=2)
        table = tf.constant([[1.0, 2.0], [3.0, 4.0]])
        outputs = [tf.gather(table, ids), ids[tf.constant([True, False])], tf.size(ids, out_type=tf.int64),
                   tf.einsum("bi,ij->bj", tf.cast(ids, tf.float32), table)]  # fmt: skip
        model = Functional(ids, outputs)
        copy = Functional.from_config(json.loads(model.to_json())["config"])
        for found, expected in zip(copy(tf.constant([[0, 1], [1, 1]])), model(tf.constant([[0, 1], [1, 1]]))):
            self.assertAllEqual(found, expected)

    def test_variables_are_shared_by_copies_warned_of_and_refused_by_files(self):
        scale = tf.Variable([2.0, 3.0])
        x = Input((2,))
        with self.assertLogs(level="WARNING") as logs:
            model = Functional(x, x * scale)
        self.assertRegex(logs.output[0], r"Variables were used in a Lambda layer's call \(tf.math.multiply\)")
        copy = Functional.from_config(model.get_config())
        scale.assign([4.0, 5.0])
        self.assertAllClose(copy(tf.ones((1, 2))), [[4.0, 5.0]])
        with self.assertRaisesRegex(TypeError, "Cannot serialize object <tf.Variable"):
            model.to_json()

    def test_constants_that_no_config_can_hold_are_named(self):
        x = Input((None,), ragged=True)
        model = Functional(x, x + tf.ragged.constant([[1.0], [2.0, 3.0]]))
        with self.assertRaisesRegex(ValueError, 'Layer "tf.math.add" was called on a constant RaggedTensor'):
            model.get_config()

    def test_operations_without_an_output_are_refused(self):
        with self.assertRaisesRegex(TypeError, '"tf.debugging.assert_positive" gives the operation'):
            tf.debugging.assert_positive(Input((3,)))

    def test_errors_name_the_layer_and_its_arguments(self):
        with self.assertRaisesRegex(ValueError, r'layer "tf.linalg.matmul" \(TFOpLambda\).*b=float32 \(5, 2\)'):
            tf.matmul(Input((4,)), tf.ones((5, 2)))

    def test_drawing_with_a_known_shape_takes_no_memory(self):
        x = Input((1 << 20,), batch_size=1 << 20)
        self.assertEqual(tf.ones(tf.shape(x)).shape.as_list(), [1 << 20, 1 << 20])
        self.assertEqual(tf.range(tf.shape(x)[0] * 1000).shape.as_list(), [1000 << 20])

    def test_drawn_numbers_are_not_taken_for_known_ones(self):
        x = Input((4,), batch_size=2)
        drawn = tf.random.uniform(tf.shape(x)[:1], maxval=9, dtype=tf.int32)
        self.assertEqual(tf.reshape(x, drawn).shape.as_list(), [None, None])
        self.assertEqual(tf.reshape(x, tf.range(tf.shape(x)[0]) * 2 + 2).shape.as_list(), [2, 4])

    def test_ragged_properties_methods_and_constructors(self):
        x = Input((None,), ragged=True)
        value = tf.ragged.constant([[1.0, 2.0], [3.0]])
        rebuilt = tf.RaggedTensor.from_row_splits(x.flat_values * 2.0, x.row_splits)
        dense = Graph(x, (rebuilt + 1.0).to_tensor()).run([value])[0]
        self.assertAllClose(dense, [[3.0, 5.0], [7.0, 0.0]])

    def test_backend_functions_are_recorded_whole_and_found_by_name(self):
        x = Input((2, 3))
        model = Functional(x, backend.batch_flatten(x))
        self.assertEqual(model.layers[1].name, "tf.keras.backend.batch_flatten")
        rebuilt = Functional.from_config(json.loads(model.to_json())["config"])
        self.assertEqual(rebuilt(tf.ones((4, 2, 3))).shape.as_list(), [4, 6])
        with self.assertRaises(UnsafeModelError):
            TFOpLambda("keras.backend.set_floatx")

    def test_functions_with_a_later_argument_named_inputs(self):
        x = Input((4, 2))
        _, outputs, _ = backend.rnn(lambda step, states: (step + states[0], [step]), x, [tf.zeros((1, 2))])
        value = tf.reshape(tf.range(8.0), (1, 4, 2))
        self.assertAllClose(Graph(x, outputs).run([value])[0][0, 1], [2.0, 4.0])


class SafetyTest(test_case.TestCase):
    def test_functions_that_touch_files_or_run_code_are_refused_by_name(self):
        for name in (
            "io.read_file",
            "io.write_file",
            "py_function",
            "numpy_function",
            "saved_model.load",
            "load_library",
            "load_op_library",
            "raw_ops.WriteFile",
            "io.gfile.remove",
            "compat.v1.py_func",
            "print",
            "function",
            "data.TFRecordDataset",
            "random.set_seed",
            "random.experimental.set_global_generator",
            "random.Generator",
            "random.fixed_unigram_candidate_sampler",
            "compat.v1.nn.fixed_unigram_candidate_sampler",
            "quantization.experimental.quantize_saved_model",
            "quantization.experimental.TfRecordRepresentativeDatasetSaver",
            "no_gradient",
        ):
            with self.assertRaises(UnsafeModelError, msg=name):
                TFOpLambda(name)

    def test_functions_of_users_in_files_are_refused(self):
        x = Input((3,))
        model = Functional(x, tf.scan(lambda total, row: total + row, x))
        with self.assertRaises(UnsafeModelError):
            Functional.from_config(json.loads(model.to_json())["config"])

    def test_computing_functions_are_found(self):
        for name in ("math.add", "compat.v1.shape", "__operators__.getitem", "nn.relu", "concat", "image.resize"):
            self.assertTrue(callable(op_names.find(name)))

    def test_no_function_that_a_file_may_name_takes_a_path(self):
        is_path = re.compile(r"(^|_)(file|filename|filenames|filepath|path|dir|directory|pattern)$")
        allowed = {"strings.regex_full_match", "strings.regex_replace"}  # a pattern of characters
        for module in self.computing_modules():
            for name in dir(getattr(tf, module)):
                full = f"{module}.{name}"
                if full in allowed or not op_names.is_computing(full) or tf_internals.tf_symbol(full) is None:
                    continue
                with contextlib.suppress(UnsafeModelError):
                    parameters = inspect.signature(inspect.unwrap(op_names.find(full))).parameters
                    self.assertEmpty([one for one in parameters if is_path.search(one)], full)

    def computing_modules(self):
        names = [name for name in dir(tf) if op_names.is_computing(f"{name}.x") and inspect.ismodule(getattr(tf, name))]
        self.assertContainsSubset(["math", "nn", "random", "image", "strings"], names)
        return names

    def test_counts_that_would_exhaust_memory_or_end_the_process_are_refused(self):
        x = Input((4,), batch_size=2)
        for function, kwargs in (
            ("gather", {"indices": [[1]], "batch_dims": 2_000_000}),
            ("dynamic_partition", {"partitions": [0, 1], "num_partitions": 300_000_000}),
        ):
            with self.assertRaisesRegex(ValueError, "must be at most"):
                TFOpLambda(function)(x, **kwargs)
        with self.assertRaisesRegex(ValueError, "`batch_dims` must be at most 254"):
            TFOpLambda("gather")(x, [[1]], None, 1, 2_000_000)
        with self.assertRaisesRegex(ValueError, "`nrows` must be at most"):
            ClassMethod("RaggedTensor", "from_uniform_row_length")([x, 0, 10**11], kwargs={})

    def test_tensors_are_not_taken_apart_without_end(self):
        x = Input((2**20,), batch_size=2)
        for function, kwargs in (
            ("split", {"num_or_size_splits": 2**20, "axis": 1}),
            ("unstack", {"axis": 1}),
            ("unstack", {"axis": -1, "num": 2**20}),
        ):
            with self.assertRaisesRegex(ValueError, "apart into more than 65536. Received: 1048576 parts"):
                TFOpLambda(function)(x, **kwargs)
        first, second = TFOpLambda("split")(x, num_or_size_splits=[2**20 - 1, 1], axis=1)
        self.assertEqual((first.shape, second.shape), ((2, 2**20 - 1), (2, 1)))
        self.assertLen(TFOpLambda("unstack")(x), 2)

    def test_constructors_go_by_class_alone(self):
        with self.assertRaisesRegex(ValueError, "no composite symbolic tensor has a public member 'from_value_rowids'"):
            InstanceMethod("from_value_rowids")
        with self.assertRaisesRegex(ValueError, "has a public member '_type_spec'"):
            InstanceProperty("_type_spec")

    def test_functions_that_take_functions_run_with_the_model_alone(self):
        runs = []

        def count(value):
            runs.append(tf.executing_eagerly())
            return value + 1

        size = TFOpLambda("map_fn")(count, elems=tf.shape(Input((4,), batch_size=2)))
        self.assertEqual(size.shape, (2,))
        self.assertNotIn(True, runs)

    def test_unknown_function_is_named(self):
        with self.assertRaisesRegex(ValueError, "no function `tf.math.frobnicate`"):
            TFOpLambda("math.frobnicate")

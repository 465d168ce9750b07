"""Exported models run without Keras, under the names and dtypes that the model gave."""

import os
import subprocess
import sys

import numpy as np
import tensorflow as tf

from keras import layers, models
from keras.saving import export_saved_model
from keras.testing.test_case import TestCase

_RUN_WITHOUT_KERAS = """
import sys
sys.modules["keras"] = sys.modules["tf_keras"] = None  # to import either is an error
import numpy as np
import tensorflow as tf
served = tf.saved_model.load(sys.argv[1])
x = np.load(sys.argv[2])
np.save(sys.argv[3], served.signatures["serving_default"](features=tf.constant(x))["score"])
"""


class ExportTest(TestCase):
    def setUp(self):
        super().setUp()
        self.path = os.path.join(self.get_temp_dir(), "served")

    def signature(self):
        signature = tf.saved_model.load(self.path).signatures["serving_default"]
        inputs = {
            name: (spec.shape.as_list(), spec.dtype) for name, spec in signature.structured_input_signature[1].items()
        }
        outputs = {name: (spec.shape.as_list(), spec.dtype) for name, spec in signature.structured_outputs.items()}
        return inputs, outputs

    def test_names_and_dtypes_are_those_of_layers(self):
        ids, image = layers.Input((4,), dtype="int32", name="ids"), layers.Input((2,), dtype="float64", name="image")
        found = layers.Flatten()(layers.Embedding(5, 2)(ids))
        half = layers.Dense(2, dtype="float64", name="half")(image)
        models.Model([ids, image], [layers.Dense(3, name="score")(found), half]).export(self.path)
        inputs, outputs = self.signature()
        self.assertEqual(inputs, {"ids": ([None, 4], tf.int32), "image": ([None, 2], tf.float64)})
        self.assertEqual(outputs, {"score": ([None, 3], tf.float32), "half": ([None, 2], tf.float64)})

    def test_keys_of_dict_outputs_are_the_names(self):
        inputs = layers.Input((3,), name="x")
        models.Model(inputs, {"left": layers.Dense(1)(inputs), "right": layers.Dense(2)(inputs)}).export(self.path)
        _, outputs = self.signature()
        self.assertEqual(outputs, {"left": ([None, 1], tf.float32), "right": ([None, 2], tf.float32)})

    def test_a_subclassed_model_is_exported_for_the_shapes_it_was_called_with(self):
        class Doubled(models.Model):
            def call(self, inputs, training=None):
                return {"doubled": 2.0 * inputs}

        model = Doubled()
        with self.assertRaisesRegex(ValueError, "cannot be saved because the input shape is not available"):
            model.export(self.path)
        model(np.ones((4, 3), "float32"))
        model.export(self.path)
        self.assertEqual(self.signature()[1], {"doubled": ([None, 3], tf.float32)})

    def test_the_exported_model_infers_and_keeps_inferring(self):
        model = models.Sequential(
            [layers.Input((3,)), layers.Dropout(0.5), layers.BatchNormalization(), layers.Dense(2)]
        )
        model.export(self.path)
        x = np.random.RandomState(0).rand(5, 3).astype("float32")
        served = tf.saved_model.load(self.path)
        self.assertAllClose(served.serve(tf.constant(x)), model(x))
        self.assertAllClose(served.serve(tf.constant(x[:2])), model(x[:2]))
        self.assertLen(served.variables, len(model.variables))
        self.assertLen(served.trainable_variables, len(model.trainable_variables))

    def test_state_of_training_stays_out(self):
        model = models.Sequential([layers.Input((3,)), layers.Dense(2)])
        model.compile("adam", "mse")
        model.fit(np.ones((2, 3)), np.ones((2, 2)), verbose=0)
        model.export(self.path)
        names = [name for name, _ in tf.train.list_variables(os.path.join(self.path, "variables", "variables"))]
        self.assertEmpty([name for name in names if "optimizer" in name])

    def test_runs_in_a_process_without_keras(self):
        model = models.Sequential([layers.Input((3,), name="features"), layers.Dense(2, name="score")])
        model.export(self.path)
        x = np.random.RandomState(0).rand(5, 3).astype("float32")
        given, result = os.path.join(self.get_temp_dir(), "x.npy"), os.path.join(self.get_temp_dir(), "y.npy")
        np.save(given, x)
        child = subprocess.run(
            [sys.executable, "-c", _RUN_WITHOUT_KERAS, self.path, given, result], capture_output=True, text=True
        )
        self.assertEqual(child.returncode, 0, child.stderr[-2000:])
        self.assertAllEqual(np.load(result), model(x))

    def test_converts_to_tflite_with_a_free_batch_size(self):
        model = models.Sequential([layers.Input((8, 8, 1)), layers.Conv2D(2, 3), layers.Flatten(), layers.Dense(2)])
        model.export(self.path)
        converted = tf.lite.TFLiteConverter.from_saved_model(self.path).convert()
        interpreter = tf.lite.Interpreter(model_content=converted)
        given, result = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
        for size in (1, 5):
            x = np.random.RandomState(size).rand(size, 8, 8, 1).astype("float32")
            interpreter.resize_tensor_input(given["index"], x.shape)
            interpreter.allocate_tensors()
            interpreter.set_tensor(given["index"], x)
            interpreter.invoke()
            self.assertAllClose(interpreter.get_tensor(result["index"]), model(x), rtol=1e-4, atol=1e-4)

    def test_an_export_replaces_an_older_one_whole(self):
        for units in (4, 2):
            models.Sequential([layers.Input((3,)), layers.Dense(units, name="score")]).export(self.path)
        self.assertEqual(self.signature()[1]["score"][0], [None, 2])
        self.assertEqual(os.listdir(self.get_temp_dir()), ["served"])


class ExportArchiveTest(TestCase):
    def setUp(self):
        super().setUp()
        self.path = os.path.join(self.get_temp_dir(), "served")
        self.archive = export_saved_model.ExportArchive()
        self.model = models.Sequential([layers.Input((3,)), layers.Dense(2)])

    def test_several_endpoints_share_variables(self):
        spec = tf.TensorSpec((None, 3), tf.float32, name="x")
        self.archive.track(self.model)
        self.archive.add_endpoint("run", lambda x: self.model(x, training=False), input_signature=[spec])
        self.archive.add_endpoint("twice", lambda x: {"doubled": 2.0 * self.model(x)}, input_signature=[spec])
        self.archive.add_variable_collection("kernels", [self.model.layers[-1].kernel])
        self.archive.write_out(self.path)
        served = tf.saved_model.load(self.path)
        x = tf.ones((4, 3))
        self.assertAllClose(served.run(x), self.model(x))
        self.assertAllClose(served.twice(x)["doubled"], 2.0 * self.model(x))
        self.assertEqual(sorted(served.signatures), ["run", "serving_default", "twice"])
        self.assertLen(served.kernels, 1)

    def test_a_function_that_was_called_keeps_its_signatures(self):
        function = tf.function(lambda x: self.model(x))
        with self.assertRaisesRegex(ValueError, "needs `input_signature`"):
            self.archive.add_endpoint("run", function)
        function(tf.ones((4, 3)))
        self.archive.track(self.model)
        self.archive.add_endpoint("run", function)
        self.archive.write_out(self.path)
        served = tf.saved_model.load(self.path)
        self.assertAllClose(served.run(tf.ones((4, 3))), self.model(tf.ones((4, 3))))

    def test_misuse_is_explained(self):
        with self.assertRaisesRegex(ValueError, "No endpoints have been set yet"):
            self.archive.write_out(self.path)
        with self.assertRaisesRegex(ValueError, "Invalid resource type"):
            self.archive.track(3)
        with self.assertRaisesRegex(ValueError, "tf.Variable"):
            self.archive.add_variable_collection("numbers", [1, 2])
        self.archive.add_model_endpoint("serve", self.model)
        with self.assertRaisesRegex(ValueError, "Endpoint name 'serve' is already taken"):
            self.archive.add_model_endpoint("serve", self.model)

"""SavedModel folders: served by TensorFlow alone, and models again without running what is in them."""

import os

import numpy as np
import tensorflow as tf

from keras import layers, models
from keras.saving import save_load
from keras.support.errors import CorruptFileError
from keras.testing.test_case import TestCase


def _model():
    inputs = layers.Input((3,), name="features")
    hidden = layers.Dropout(0.5)(layers.Dense(4)(inputs))
    return models.Model(inputs, layers.Dense(2, name="score")(hidden))


class _WithSideBranch(models.Model):
    """A graph of layers, and beside it a variable and a layer that only `call` uses."""

    def __init__(self, **kwargs):
        inputs = layers.Input((3,))
        super().__init__(inputs, layers.Dense(1)(inputs), **kwargs)
        self.scale = self.add_weight("scale", shape=(1,), initializer="ones")
        self.side = layers.Dense(1)

    def call(self, inputs):
        return super().call(inputs) * self.scale + self.side(inputs)

    def get_config(self):
        return {"name": self.name}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        return cls(**config)


class SavedModelTest(TestCase):
    def setUp(self):
        super().setUp()
        self.path = os.path.join(self.get_temp_dir(), "saved")

    def test_tensorflow_serves_it_under_the_names_of_the_layers(self):
        model = _model()
        model.save(self.path)
        x = np.random.RandomState(0).rand(5, 3).astype("float32")
        loaded = tf.saved_model.load(self.path)
        self.assertAllClose(loaded.signatures["serving_default"](features=tf.constant(x))["score"], model(x))
        self.assertAllClose(loaded(tf.constant(x)), model(x))
        self.assertNotAllClose(loaded(tf.constant(x), training=True), model(x))
        self.assertLen(loaded.variables, 4)

    def test_tensorflow_saves_and_converts_a_model_by_itself(self):
        model = _model()
        x = np.random.RandomState(0).rand(5, 3).astype("float32")
        tf.saved_model.save(tf.train.Checkpoint(inner=model), self.path + "_inner")
        tf.saved_model.save(model, self.path)
        loaded, inner = tf.saved_model.load(self.path), tf.saved_model.load(self.path + "_inner").inner
        self.assertAllClose(loaded.signatures["serving_default"](features=tf.constant(x))["score"], model(x))
        for one in (loaded, inner):
            self.assertAllClose(one(tf.constant(x)), model(x))
        self.assertNotEmpty(tf.lite.TFLiteConverter.from_keras_model(model).convert())

    def test_tensorflow_saves_the_variables_of_a_model_without_inputs(self):
        model = models.Sequential([layers.Dense(2)])
        tf.saved_model.save(model, self.path)
        self.assertEmpty(tf.saved_model.load(self.path).signatures)

    def test_signatures_of_the_callers_own_take_the_place_of_the_default(self):
        model = _model()

        @tf.function(input_signature=[tf.TensorSpec((None, 3), tf.float32, name="x")])
        def best(x):
            return {"best": tf.argmax(model(x), axis=-1)}

        model.save(self.path, signatures={"best": best})
        self.assertEqual(list(tf.saved_model.load(self.path).signatures), ["best"])
        self.assertLen(save_load.load_model(self.path).weights, 4)

    def test_shared_layers_stay_shared(self):
        inputs = layers.Input((3,))
        shared = layers.Dense(3)
        model = models.Model(inputs, layers.Add()([shared(inputs), shared(shared(inputs))]))
        model.save(self.path)
        loaded = save_load.load_model(self.path)
        self.assertLen(loaded.weights, 2)
        self.assertAllClose(loaded(np.ones((2, 3))), model(np.ones((2, 3))))

    def test_layers_beside_the_graph_have_their_weights_and_slots(self):
        model, x = _WithSideBranch(), np.random.RandomState(0).rand(4, 3).astype("float32")
        model.compile("sgd", "mse")
        model.fit(x, x[:, :1], verbose=0)
        model.save(self.path)
        loaded = save_load.load_model(self.path, custom_objects={"_WithSideBranch": _WithSideBranch})
        self.assertAllClose(loaded.get_weights(), model.get_weights())
        self.assertLen(loaded.optimizer.variables, len(model.optimizer.variables))
        self.assertAllClose(loaded(x), model(x))

    def test_without_the_optimizer_it_is_smaller_and_still_a_model(self):
        model = _model()
        model.compile("adam", "mse")
        model.train_on_batch(np.ones((4, 3)), np.ones((4, 2)))
        model.save(self.path, include_optimizer=False)
        names = [name for name, _ in tf.train.list_variables(os.path.join(self.path, "variables", "variables"))]
        self.assertFalse([name for name in names if name.startswith("optimizer")])
        self.assertLen(save_load.load_model(self.path).weights, 4)

    def test_the_graph_is_never_read_to_load_a_model(self):
        model = _model()
        model.save(self.path)
        with open(os.path.join(self.path, "saved_model.pb"), "wb") as file:
            file.write(b"not a graph")
        self.assertAllClose(save_load.load_model(self.path)(np.ones((2, 3))), model(np.ones((2, 3))))

    def test_an_export_is_no_keras_model(self):
        _model().export(self.path)
        with self.assertRaisesRegex(ValueError, "without keras_metadata.pb.*\n.*tf.saved_model.load"):
            save_load.load_model(self.path)

    def test_damage_is_one_error(self):
        for name in ("keras_metadata.pb", "variables/variables.index", "variables/variables.data-00000-of-00001"):
            _model().save(self.path)
            with open(os.path.join(self.path, name), "r+b") as file:
                file.truncate(os.path.getsize(os.path.join(self.path, name)) // 2)
            with self.assertRaises(CorruptFileError):
                save_load.load_model(self.path)

    def test_other_files_in_the_folder_stay(self):
        os.mkdir(self.path)
        with open(os.path.join(self.path, "notes.txt"), "w") as file:
            file.write("mine")
        for _ in range(2):
            _model().save(self.path)
        self.assertIn("notes.txt", os.listdir(self.path))
        self.assertLen(save_load.load_model(self.path).weights, 4)

    def test_a_model_that_was_never_called_cannot_be_saved(self):
        with self.assertRaisesRegex(ValueError, "input shape is not available"):
            models.Sequential([layers.Dense(2)]).save(self.path)
        self.assertFalse(os.path.exists(self.path))

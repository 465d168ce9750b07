"""Promise: masks reach the layers, and end where, they do in the reference; a layer that loses one says so."""

import numpy as np
import tensorflow as tf
import tf_keras as reference
from absl.testing import parameterized

import keras
from keras.testing import test_case

IDS = np.array([[1, 2, 0], [3, 0, 0]])
MASK = np.array([[True, True, False], [True, False, False]])


def own_layers(library):
    """Layers that users write, on the base of one library."""

    class Drops(library.layers.Layer):
        def call(self, inputs):
            return inputs * 2.0

    class Keeps(Drops):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.supports_masking = True

    class Averages(library.layers.Layer):
        def call(self, inputs, mask=None):
            if mask is None:
                return tf.reduce_mean(inputs, axis=1)
            weights = tf.cast(mask, inputs.dtype)[..., None]
            return tf.reduce_sum(inputs * weights, axis=1) / tf.reduce_sum(weights, axis=1)

    class Turns(library.layers.Layer):
        def call(self, inputs, mask=None):
            return inputs[:, ::-1]

        def compute_mask(self, inputs, mask=None):
            return None if mask is None else mask[:, ::-1]

    return {"drops": Drops, "keeps": Keeps, "averages": Averages, "turns": Turns}


def embedding(library):
    return library.layers.Embedding(5, 4, mask_zero=True, embeddings_initializer=library.initializers.Constant(0.5))


def chain(library, *layers):
    """Model from ids through an embedding that masks and then the layers."""
    ids = library.Input((3,), dtype="int32")
    outputs = embedding(library)(ids)
    for layer in layers:
        outputs = layer(outputs)
    return library.Model(ids, outputs)


def steps(name):
    return lambda library, own: chain(library, own[name](), own["averages"]())


def stacked(library, own):
    inner = library.Sequential([own["turns"](), own["keeps"]()])
    return library.Sequential([embedding(library), inner, library.layers.Dense(2, kernel_initializer="ones")])


def nested(library, own):
    x = library.Input((3, 4))
    inner = library.Model(x, own["averages"]()(own["turns"]()(x)))
    return chain(library, own["keeps"](), inner)


def subclassed(library, own):
    class Reader(library.Model):
        def __init__(self):
            super().__init__()
            self.embed, self.turn, self.average = embedding(library), own["turns"](), own["averages"]()

        def call(self, inputs):
            turned = self.turn(self.embed(inputs))
            return turned, self.average(turned)

    return Reader()


def merged(name):
    def build(library, own):
        ids = library.Input((3,), dtype="int32")
        left = embedding(library)(ids)
        right = own["turns"]()(left)
        return library.Model(ids, getattr(library.layers, name)()([left, right, own["keeps"]()(left)]))

    return build


def operated(library, own):
    return chain(library, lambda x: tf.nn.relu(x) * 2.0, own["averages"]())


MODELS = {
    **{name: steps(name) for name in ("drops", "keeps", "turns")},
    **{name: merged(name) for name in ("Add", "Average", "Concatenate", "Maximum", "Multiply")},
    **{one.__name__: one for one in (stacked, nested, subclassed, operated)},
}


def masks_of(outputs):
    found = [getattr(output, "_keras_mask", None) for output in tf.nest.flatten(outputs)]
    return [None if mask is None else np.array(mask).tolist() for mask in found]


class LostMasksTest(test_case.TestCase, parameterized.TestCase):
    @parameterized.named_parameters(*((name, name) for name in MODELS))
    def test_outputs_and_their_masks_are_equal(self, name):
        found = []
        for library in (keras, reference):
            model = MODELS[name](library, own_layers(library))
            outputs = model(IDS)
            found.append((masks_of(outputs), tf.nest.flatten(outputs)))
        self.assertEqual(found[0][0], found[1][0])
        self.assertAllClose(found[0][1], found[1][1])

    @parameterized.parameters("drops", "keeps", "averages", "turns")
    def test_mask_arguments_do_the_same(self, name):
        found = []
        for library in (keras, reference):
            own = own_layers(library)
            x = library.Input((3, 4))
            models = [library.Model(x, own[name]()(x)), library.Sequential([own[name](), own["keeps"]()])]
            for model in models:
                outputs = model(tf.ones((2, 3, 4)), mask=tf.constant(MASK))
                found.append((masks_of(outputs), np.array(outputs).tolist()))
        self.assertEqual(found[:2], found[2:])

    def test_masks_of_further_inputs_stay_on_their_tensors(self):
        found = []
        for library in (keras, reference):

            class Sees(library.layers.Layer):
                def call(self, query, value, mask=None, value_mask=None):
                    self.seen = [mask is not None, value_mask is not None, hasattr(value, "_keras_mask")]
                    return query

            layer, masked = Sees(), embedding(library)(IDS)
            layer(masked, masked)
            found.append(layer.seen)
        self.assertEqual(found, [[True, False, True]] * 2)

    def test_masked_steps_count_in_no_loss(self):
        values = np.array([[[1.0], [2.0], [0.0]], [[3.0], [0.0], [0.0]]])
        found = []
        for library in (keras, reference):
            layers = library.layers
            model = library.Sequential([layers.Masking(), layers.Dense(1, kernel_initializer="ones")])
            eagerly = library is reference  # whose graphs take seconds to trace
            model.compile("sgd", "mse", metrics=["mae"], weighted_metrics=["mse"], run_eagerly=eagerly)
            weights = np.array([1.0, 2.0])
            found.append(model.evaluate(values, np.zeros((2, 3, 1)), sample_weight=weights, verbose=0))
        self.assertAllClose(*found)

    def test_the_layer_that_loses_a_mask_is_named(self):
        own = own_layers(keras)
        with self.assertWarnsRegex(UserWarning, r'Layer "loses" \(Drops\) does not support masking: the mask of its'):
            chain(keras, own["drops"](name="loses"), own["averages"]())
        with self.assertWarnsRegex(UserWarning, r'Layer "flat" \(Flatten\) does not support masking'):
            keras.layers.Flatten(name="flat")(embedding(keras)(IDS))


if __name__ == "__main__":
    tf.test.main()

"""What a layer holds, in both libraries: the same weights in the same order, under the same names."""

import numpy as np
import tensorflow as tf
import tf_keras
from absl.testing import parameterized

import keras
from keras.testing import test_case


def dense(library, name):
    layer = library.layers.Dense(1, name=name)
    layer(tf.ones((1, 1)))
    return layer


def mixed_attributes(library):
    layer = library.layers.Layer()
    layer.first = dense(library, "first")
    layer.loose = tf.Variable(1.0, name="loose")
    layer.made = layer.add_weight("made")
    layer.state = tf.Variable(1.0, trainable=False, name="state")
    layer.nested = [dense(library, "in_list"), {"key": dense(library, "in_dict")}, (dense(library, "in_tuple"),)]
    layer.metric = library.metrics.Mean(name="mean")
    return layer


def dict_out_of_order(library):
    layer = library.layers.Layer()
    layer.heads = {"z": dense(library, "z"), "a": dense(library, "a"), "v": tf.Variable(2.0, name="v")}
    layer.heads["m"] = dense(library, "m")
    return layer


def variables_in_containers(library):
    layer = library.layers.Layer()
    layer.inner = dense(library, "inner")
    layer.values = [tf.Variable(1.0, name="one"), tf.Variable(2.0, name="two", trainable=False)]
    layer.values.append(tf.Variable(3.0, name="three"))
    layer.pair = (tf.Variable(4.0, name="four"), dense(library, "in_pair"))
    return layer


def frozen_part(library):
    layer = mixed_attributes(library)
    layer.nested[1]["key"].trainable = False
    return layer


def replaced_and_deleted(library):
    layer = mixed_attributes(library)
    layer.loose = tf.Variable(5.0, name="newer")
    layer.again = layer.first
    del layer.first
    del layer.nested
    layer.made = None
    return layer


def module_member(library):
    layer = library.layers.Layer()
    layer.module = tf.Module()
    layer.module.scale = tf.Variable(1.0, name="scale")
    layer.module.inner = dense(library, "inner")
    return layer


def model_with_metric(library):
    x = library.Input((2,), name="x")
    model = library.Model(x, library.layers.Dense(1, name="only")(x))
    model.metric = library.metrics.Mean(name="mean")
    model.values = [tf.Variable(1.0, name="one")]
    model.extra = tf.Variable(1.0, name="extra")
    model.values.append(tf.Variable(1.0, name="two"))
    return model


HOLDERS = (
    mixed_attributes, dict_out_of_order, variables_in_containers, frozen_part, replaced_and_deleted, module_member,
    model_with_metric,
)  # fmt: skip


class TrackedStateReferenceTest(test_case.TestCase, parameterized.TestCase):
    @parameterized.named_parameters(*((make.__name__, make) for make in HOLDERS))
    def test_weights_and_layers_come_in_the_same_order(self, make):
        found = []
        for library in (keras, tf_keras):
            library.backend.clear_session()
            holder = make(library)
            names = [
                [weight.name for weight in getattr(holder, kind)]
                for kind in ("weights", "trainable_weights", "non_trainable_weights")
            ]
            names.append([layer.name for layer in holder._flatten_layers()])
            names.append([metric.name for metric in holder.metrics])
            found.append(names)
        self.assertEqual(found[0], found[1])

    def test_names_of_weights_follow_the_calls_around(self):
        def names_in(library):
            library.backend.clear_session()

            class Inner(library.layers.Layer):
                def build(self, input_shape):
                    self.made = self.add_weight("made")
                    self.loose = tf.Variable(1.0, name="loose")

                def call(self, inputs):
                    return inputs * self.made

            class Outer(library.Model):
                def __init__(self):
                    super().__init__(name="outer")
                    self.inner = Inner(name="inner")
                    self.stack = library.Sequential([library.layers.Dense(1, name="top")], name="stack")
                    self.own = self.add_weight("own")

                def call(self, inputs):
                    with tf.name_scope("middle"):
                        hidden = self.inner(inputs)
                    return self.stack(hidden)

            called, built, recorded = Outer(), Outer(), Outer()
            called(np.ones((1, 2)))
            built.build((None, 2))
            with tf.name_scope("around"):
                recorded(library.Input((2,)))
                drawn = library.layers.Dense(1, name="drawn")
                drawn(library.Input((2,)))
            return [[weight.name for weight in each.weights] for each in (called, built, recorded, drawn)]

        self.assertEqual(names_in(keras), names_in(tf_keras))

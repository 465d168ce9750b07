"""Subclassed models by what their `call` does: arguments, `training`, masks, losses, outputs."""

import tensorflow as tf

from keras.conformance.reference_models import custom_layers
from keras.conformance.reference_models.row import normal, subclass


def several_arguments(library):
    class Several(library.Model):
        def __init__(self):
            super().__init__()
            self.dense = library.layers.Dense(3)

        def call(self, inputs, other, scale=1.0, training=None):
            factor = 2.0 if training else 1.0
            return self.dense(inputs) * scale * factor + other

    return Several()


def training_branches(library):
    class Branches(library.Model):
        def __init__(self):
            super().__init__()
            self.counting = custom_layers.counting(library)()
            self.normalization = library.layers.BatchNormalization(momentum=0.5)

        def call(self, inputs, training=False):
            return self.counting(self.normalization(inputs, training=training))

    return Branches()


def control_flow(library):
    class Branching(library.Model):
        def __init__(self):
            super().__init__()
            self.dense = library.layers.Dense(3)

        def call(self, inputs):
            outputs = self.dense(inputs)
            if tf.reduce_sum(inputs) > 0.0:
                outputs = outputs * 2.0
            for _ in tf.range(2):
                outputs = outputs + 1.0
            return outputs

    return Branching()


def losses_in_call(library):
    class Losses(library.Model):
        def __init__(self):
            super().__init__()
            self.dense = library.layers.Dense(2, kernel_regularizer="l2", activity_regularizer="l2")
            self.penalized = custom_layers.penalized(library)()

        def call(self, inputs):
            outputs = self.dense(self.penalized(inputs))
            self.add_loss(tf.reduce_mean(outputs))
            return outputs

    return Losses()


def masks_in_call(library):
    class Masks(library.Model):
        def __init__(self):
            super().__init__()
            self.masking = library.layers.Masking()
            self.dense = library.layers.Dense(2)
            self.mean = custom_layers.mean_over_mask(library)()

        def call(self, inputs):
            return self.mean(self.dense(self.masking(inputs)))

    return Masks()


def layer_made_in_call(library):
    class Late(library.Model):
        def __init__(self):
            super().__init__()
            self.dense = None

        def call(self, inputs):
            if self.dense is None:
                self.dense = library.layers.Dense(2)
            return self.dense(inputs)

    return Late()


def half_precision(library):
    class Half(library.Model):
        def __init__(self):
            super().__init__(dtype="mixed_float16")
            self.dense = library.layers.Dense(2, dtype="mixed_float16")
            self.scale = self.add_weight("scale", (), initializer="ones")

        def call(self, inputs):
            return self.dense(inputs) * self.scale

    return Half()


def training_by_default(library):
    class Training(library.Model):
        def __init__(self):
            super().__init__()
            self.normalization = library.layers.BatchNormalization()
            self.counting = custom_layers.counting(library)()

        def call(self, inputs, training=True):
            return self.counting(self.normalization(inputs), training=training)

    return Training()


def run_eagerly_only(library):
    class Eager(library.layers.Layer):
        def call(self, inputs):
            return inputs * float(inputs.shape[-1])

    class Holder(library.Model):
        def __init__(self):
            super().__init__()
            self.dense, self.eager = library.layers.Dense(2), Eager(dynamic=True)

        def call(self, inputs):
            return self.eager(self.dense(inputs))

    return Holder()


def keyword_tensors(library):
    class Keywords(library.Model):
        def __init__(self):
            super().__init__()
            self.scaled = custom_layers.scaled(library)()

        def call(self, inputs, *, by):
            return self.scaled(inputs, by=by["gain"])

    return Keywords()


def any_keywords(library):
    class Constant(library.Model):
        def __init__(self):
            super().__init__()
            self.embedding = library.layers.Embedding(4, 2)

        def call(self, inputs, **kwargs):
            return self.embedding(tf.argmax(inputs, -1)) * (2.0 if kwargs else 1.0)

    return Constant()


def structured_outputs(library):
    class Structured(library.Model):
        def __init__(self):
            super().__init__()
            self.dense = library.layers.Dense(2)

        def call(self, inputs):
            a, (b, c) = inputs
            return {"a": self.dense(a), "rest": [(self.dense(b), c)]}

    return Structured()


def with_arguments(model, values, training):
    return model(values[0], values[1], scale=2.0, training=training)


ROWS = (
    subclass(several_arguments, [normal(4, 3), normal(4, 3)], call=with_arguments),
    subclass(training_branches),
    subclass(control_flow),
    subclass(losses_in_call),
    subclass(masks_in_call, lambda numbers: numbers.randint(0, 2, (3, 4, 2)).astype("float32")),
    subclass(layer_made_in_call),
    subclass(half_precision, tolerance=2e-3),
    subclass(structured_outputs, (normal(2, 3), (normal(2, 3), normal(2, 1)))),
    subclass(training_by_default),
    subclass(run_eagerly_only),
    subclass(
        keyword_tensors,
        [normal(2, 3), normal(2, 3)],
        call=lambda model, values, training: model(values[0], by={"gain": values[1]}, training=training),
    ),
    subclass(any_keywords),
)

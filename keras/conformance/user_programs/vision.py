"""Image models: gates by channel and by place, pixels shuffled into larger images."""

import tensorflow as tf

from keras.conformance.user_programs.program import Program, normal, uniform, whole


def trained(keras, model, x, y, loss="sparse_categorical_crossentropy", **fit):
    """Three steps of training, and what a user looks at afterwards."""
    model.compile(optimizer=keras.optimizers.SGD(0.05, momentum=0.9), loss=loss, metrics=["accuracy"])
    history = model.fit(x, y, batch_size=4, epochs=1, shuffle=False, verbose=0, **fit)
    return {
        "history": history.history,
        "names": model.metrics_names,
        "predicted": model.predict(x[:3], verbose=0),
        "evaluated": model.evaluate(x, y, verbose=0, return_dict=True),
        "layers": [layer.name for layer in model.layers],
        "weights": [w.name for w in model.weights],
        "parameters": model.count_params(),
        "shapes": [str(layer.output_shape) for layer in model.layers],
        "config": model.to_json(),
    }


def squeeze_and_excite(keras):
    layers, backend = keras.layers, keras.backend

    def se_block(tensor, ratio=2):
        channel_axis = 1 if backend.image_data_format() == "channels_first" else -1
        filters = backend.int_shape(tensor)[channel_axis]
        se = layers.GlobalAveragePooling2D()(tensor)
        se = layers.Reshape((1, 1, filters))(se)
        se = layers.Dense(filters // ratio, activation="relu", kernel_initializer="he_normal", use_bias=False)(se)
        se = layers.Dense(filters, activation="sigmoid", kernel_initializer="he_normal", use_bias=False)(se)
        return layers.multiply([tensor, se])

    def spatial_attention(feature):
        avg_pool = layers.Lambda(lambda x: backend.mean(x, axis=3, keepdims=True))(feature)
        max_pool = layers.Lambda(lambda x: backend.max(x, axis=3, keepdims=True))(feature)
        concat = layers.Concatenate(axis=3)([avg_pool, max_pool])
        gate = layers.Conv2D(1, 7, padding="same", activation="sigmoid", use_bias=False)(concat)
        return layers.multiply([feature, gate])

    inputs = keras.Input((6, 6, 3))
    x = layers.Conv2D(4, 3, activation="swish")(inputs)
    x = spatial_attention(se_block(x))
    x = tf.reduce_mean(x, axis=[1, 2])
    model = keras.Model(inputs, layers.Dense(3, activation="softmax")(x))
    found = trained(keras, model, uniform(12, 6, 6, 3), whole(12, below=3))
    del found["config"]  # bytecode
    return found


def pixel_shuffle(keras):
    layers = keras.layers
    inputs = keras.Input(shape=(None, None, 1))
    x = layers.Conv2D(4, 5, activation="tanh", padding="same", kernel_initializer="Orthogonal")(inputs)
    x = layers.Conv2D(4, 3, activation="relu", padding="same")(x)
    outputs = tf.nn.depth_to_space(x, 2)
    model = keras.Model(inputs, outputs)
    fixed = keras.Input((6, 6, 1))
    tokens = layers.Reshape((3, 3, -1))(layers.Permute((2, 1, 3))(model(fixed)))
    tokens = layers.Reshape((9, -1))(tokens)
    summary = layers.Dense(2)(layers.Flatten()(layers.Permute((2, 1))(tokens)))
    whole_model = keras.Model(fixed, [summary, model(fixed)])
    whole_model.compile("sgd", ["mse", "mae"])
    x = uniform(8, 6, 6, 1)
    history = whole_model.fit(x, (normal(8, 2), uniform(8, 12, 12, 1)), batch_size=4, shuffle=False, verbose=0)
    return {
        "history": history.history,
        "sizes": [model.predict(uniform(1, h, w, 1), verbose=0) for h, w in ((3, 5), (4, 4))],
        "shape": str(model.output_shape),
        "tokens": str(tokens.shape),
        "again": keras.Model.from_config(whole_model.get_config()).count_params(),
    }


PROGRAMS = (
    Program("vision/squeeze_and_excite", squeeze_and_excite),
    Program("vision/pixel_shuffle", pixel_shuffle),
)

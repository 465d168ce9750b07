"""Models made of parts of others: transfer learning, feature extraction, surgery, weight transfer."""

import numpy as np
import tensorflow as tf

from keras.conformance.user_programs.program import Program, normal, uniform, whole


def backbone(keras, name="backbone"):
    inputs = keras.Input((8, 8, 3), name=f"{name}_input")
    x = keras.layers.Conv2D(4, 3, padding="same", name="conv1")(inputs)
    x = keras.layers.BatchNormalization(name="bn1")(x)
    x = keras.layers.ReLU(6.0, name="relu1")(x)
    x = keras.layers.Conv2D(6, 3, strides=2, name="conv2")(x)
    x = keras.layers.BatchNormalization(name="bn2")(x)
    x = keras.layers.Activation("relu", name="out_relu")(x)
    return keras.Model(inputs, x, name=name)


def fine_tuning(keras):
    base_model = backbone(keras)
    base_model.trainable = False
    inputs = keras.Input(shape=(8, 8, 3))
    x = base_model(inputs, training=False)
    x = keras.layers.GlobalAveragePooling2D()(x)
    x = keras.layers.Dropout(0.0)(x)
    model = keras.Model(inputs, keras.layers.Dense(1)(x))
    found = {"frozen": [len(model.trainable_variables), len(model.non_trainable_variables)]}
    model.summary(show_trainable=True)
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(), loss, metrics=[keras.metrics.BinaryAccuracy()])
    x, y = uniform(12, 8, 8, 3), whole(12, 1, below=2)
    found["first"] = model.fit(x, y, batch_size=4, epochs=1, shuffle=False, verbose=0).history
    before = base_model.get_weights()
    base_model.trainable = True
    for layer in base_model.layers[:3]:
        layer.trainable = False
    model.compile(optimizer=keras.optimizers.RMSprop(1e-4), loss=loss, metrics=["accuracy"])
    found["unfrozen"] = [w.name for w in model.trainable_variables]
    history = model.fit(x, y, batch_size=4, epochs=2, initial_epoch=1, shuffle=False, verbose=0)
    found["second"], found["epochs"] = history.history, history.epoch
    found["changed"] = [not np.array_equal(one, other) for one, other in zip(before, base_model.get_weights())]
    found["after"] = model.get_weights()
    model.summary(expand_nested=True, show_trainable=True)
    return found


def batch_normalization_frozen_later(keras):
    model = backbone(keras)
    model.compile("sgd", "mse")
    x = uniform(8, 8, 8, 3)
    y = normal(*model.predict(x, verbose=0).shape)
    found = [model.train_on_batch(x, y)]
    model.get_layer("bn1").trainable = False
    found.append(model.train_on_batch(x, y))
    model.compile("sgd", "mse")
    found += [model.train_on_batch(x, y), model.test_on_batch(x, y)]
    return {"losses": found, "weights": model.get_weights(), "trainable": [w.name for w in model.trainable_weights]}


def feature_extractor(keras):
    base = backbone(keras)
    layer_names = ["conv1", "out_relu"]
    outputs = [base.get_layer(name).output for name in layer_names]
    extractor = keras.Model(inputs=[base.input], outputs=outputs)
    named = keras.Model(base.inputs, {layer.name: layer.output for layer in base.layers})
    x = uniform(2, 8, 8, 3)

    def gram_matrix(input_tensor):
        result = tf.linalg.einsum("bijc,bijd->bcd", input_tensor, input_tensor)
        shape = tf.shape(input_tensor)
        return result / tf.cast(shape[1] * shape[2], tf.float32)

    image = tf.Variable(x)
    optimizer = keras.optimizers.Adam(learning_rate=0.02, beta_1=0.99, epsilon=1e-1)
    targets = [gram_matrix(one) for one in extractor(x * 0.5)]
    losses = []
    for _ in range(3):
        with tf.GradientTape() as tape:
            found = [gram_matrix(one) for one in extractor(image)]
            loss = tf.add_n([tf.reduce_mean((one - other) ** 2) for one, other in zip(found, targets)])
        optimizer.apply_gradients([(tape.gradient(loss, image), image)])
        image.assign(tf.clip_by_value(image, 0.0, 1.0))
        losses.append(loss)
    activations = named(x)
    return {
        "losses": losses,
        "image": image,
        "features": extractor.predict(x, verbose=0),
        "keys": list(activations),
        "names": (extractor.output_names, named.output_names),
        "activations": dict(activations),
        "shared": all(a is b for a, b in zip(extractor.weights, base.weights)),
        "shape": str(named.output_shape),
    }


def grad_cam(keras):
    base = backbone(keras)
    x = keras.layers.GlobalAveragePooling2D()(base.output)
    model = keras.Model(base.input, keras.layers.Dense(3, activation="softmax", name="predictions")(x))
    model.layers[-1].activation = None
    grad_model = keras.models.Model([model.inputs], [model.get_layer("conv2").output, model.output])
    image = uniform(1, 8, 8, 3)
    with tf.GradientTape() as tape:
        last_conv_layer_output, preds = grad_model(image)
        pred_index = tf.argmax(preds[0])
        class_channel = preds[:, pred_index]
    grads = tape.gradient(class_channel, last_conv_layer_output)
    pooled_grads = tf.reduce_mean(grads, axis=(0, 1, 2))
    heatmap = last_conv_layer_output[0] @ pooled_grads[..., tf.newaxis]
    heatmap = tf.squeeze(heatmap)
    heatmap = tf.maximum(heatmap, 0) / tf.math.reduce_max(heatmap)
    pixels = tf.constant(image)
    with tf.GradientTape() as tape:
        tape.watch(pixels)
        score = model(pixels)[:, 0]
    saliency = tf.reduce_max(tf.abs(tape.gradient(score, pixels)), axis=-1)
    return {
        "heatmap": heatmap,
        "predictions": preds,
        "saliency": saliency,
        "layers": [l.name for l in grad_model.layers],
    }


def autoencoder_cut(keras):
    layers = keras.layers
    input_img = keras.Input(shape=(12,))
    encoded = layers.Dense(6, activation="relu", activity_regularizer=keras.regularizers.l1(1e-3))(input_img)
    encoded = layers.Dense(3, activation="relu", name="code")(encoded)
    decoded = layers.Dense(6, activation="relu")(encoded)
    decoded = layers.Dense(12, activation="sigmoid")(decoded)
    autoencoder = keras.Model(input_img, decoded)
    encoder = keras.Model(input_img, encoded)
    encoded_input = keras.Input(shape=(3,))
    decoder_layers = autoencoder.layers[-2](encoded_input)
    decoder = keras.Model(encoded_input, autoencoder.layers[-1](decoder_layers))
    autoencoder.compile(optimizer="adam", loss="binary_crossentropy")
    x = uniform(12, 12)
    history = autoencoder.fit(x, x, epochs=3, batch_size=5, shuffle=False, validation_data=(x[:4], x[:4]), verbose=0)
    codes = encoder.predict(x, verbose=0)
    return {
        "history": history.history,
        "codes": codes,
        "decoded": decoder.predict(codes, verbose=0),
        "losses": [len(encoder.losses), len(autoencoder.losses)],
        "configs": [encoder.to_json(), decoder.to_json()],
        "inbound": [len(layer.inbound_nodes) for layer in autoencoder.layers],
        "shapes": [layer.get_output_shape_at(0) for layer in autoencoder.layers[1:]],
    }


def surgery(keras):
    model = keras.Sequential(
        [
            keras.layers.Dense(6, activation="relu", input_shape=(5,)),
            keras.layers.Dense(4, activation="relu"),
            keras.layers.Dense(3, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy")
    x, y = normal(8, 5), whole(8, below=3)
    model.fit(x, y, batch_size=4, shuffle=False, verbose=0)
    headless = keras.Model(model.input, model.layers[-2].output)
    head = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
    joined = keras.Model(headless.input, head(headless.output))
    joined.compile("sgd", "mse")
    found = {"joined": joined.fit(x, normal(8, 2), verbose=0, shuffle=False).history}
    model.pop()
    for layer in model.layers:
        layer.trainable = False
    model.add(keras.layers.Dense(7, activation="softmax", name="new_head"))
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    found["popped"] = model.fit(x, whole(8, below=7), verbose=0, shuffle=False).history
    model.summary()
    copied = keras.models.clone_model(model)
    copied.set_weights(model.get_weights())
    other = keras.models.Sequential(model.layers[:-1])
    other.add(keras.layers.Dropout(0.5))
    other.add(keras.layers.Dense(1))
    other.build((None, 5))
    renamed = keras.models.Sequential()
    for layer in model.layers[:2]:
        renamed.add(layer)
    return {
        **found,
        "layers": [[layer.name for layer in m.layers] for m in (model, copied, headless, joined, other, renamed)],
        "names": [m.name for m in (model, copied, headless, joined, other)],
        "outputs": [copied.predict(x, verbose=0), headless(x), other(x), renamed(x)],
        "trainable": [len(m.trainable_weights) for m in (model, copied, other)],
        "config": copied.get_config(),
    }


def weight_transfer(keras):
    source, target = backbone(keras, "source"), backbone(keras, "target")
    target.set_weights(source.get_weights())
    x = uniform(2, 8, 8, 3)
    found = [source(x), target(x)]
    for layer in source.layers:
        if layer.weights:
            target.get_layer(layer.name).set_weights([w * 0.5 for w in layer.get_weights()])
    found.append(target(x))
    for a, b in zip(target.variables, source.variables):
        a.assign(0.9 * a + 0.1 * b)
    found.append(target(x))

    def replace_relu(layer):
        if isinstance(layer, keras.layers.ReLU):
            return keras.layers.LeakyReLU(0.1, name=layer.name + "_leaky")
        return layer.__class__.from_config(layer.get_config())

    cloned = keras.models.clone_model(source, clone_function=replace_relu)
    cloned.set_weights(source.get_weights())
    on_new_input = keras.models.clone_model(source, input_tensors=keras.Input((10, 10, 3)))
    found += [cloned(x), str(on_new_input.output_shape)]
    errors = []
    for wrong in (source.get_weights()[:-1], [np.zeros((1,))] * 12):
        try:
            target.set_weights(wrong)
        except ValueError as error:
            errors.append(type(error).__name__)
    try:
        source.get_layer("missing")
    except ValueError as error:
        errors.append(str(error)[:30])
    return {
        "found": found,
        "errors": errors,
        "cloned": [layer.name for layer in cloned.layers],
        "names": [w.name for w in target.weights],
    }


PROGRAMS = (
    Program("transfer/fine_tuning", fine_tuning),
    Program("transfer/batch_normalization_frozen_later", batch_normalization_frozen_later),
    Program("transfer/feature_extractor", feature_extractor),
    Program("transfer/grad_cam", grad_cam),
    Program("transfer/autoencoder_cut", autoencoder_cut),
    Program("transfer/surgery", surgery),
    Program("transfer/weight_transfer", weight_transfer),
)

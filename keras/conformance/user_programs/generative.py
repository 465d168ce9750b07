"""Generative models: adversarial pairs, variational autoencoders."""

import tensorflow as tf

from keras.conformance.user_programs.program import Program, normal, uniform


def pair(keras):
    generator = keras.Sequential(
        [keras.Input(shape=(4,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(6)], name="generator"
    )
    discriminator = keras.Sequential(
        [keras.Input(shape=(6,)), keras.layers.Dense(8), keras.layers.LeakyReLU(0.2), keras.layers.Dense(1)],
        name="discriminator",
    )
    return generator, discriminator


def two_optimizers(keras):
    class GAN(keras.Model):
        def __init__(self, discriminator, generator, latent_dim):
            super().__init__()
            self.discriminator = discriminator
            self.generator = generator
            self.latent_dim = latent_dim

        def compile(self, d_optimizer, g_optimizer, loss_fn):
            super().compile()
            self.d_optimizer = d_optimizer
            self.g_optimizer = g_optimizer
            self.loss_fn = loss_fn
            self.d_loss_metric = keras.metrics.Mean(name="d_loss")
            self.g_loss_metric = keras.metrics.Mean(name="g_loss")

        @property
        def metrics(self):
            return [self.d_loss_metric, self.g_loss_metric]

        def noise(self, batch_size, seed):
            return tf.random.stateless_normal((batch_size, self.latent_dim), seed=(seed, 0))

        def train_step(self, real_images):
            batch_size = tf.shape(real_images)[0]
            generated = self.generator(self.noise(batch_size, 1))
            combined = tf.concat([generated, real_images], axis=0)
            labels = tf.concat([tf.ones((batch_size, 1)), tf.zeros((batch_size, 1))], axis=0)
            with tf.GradientTape() as tape:
                predictions = self.discriminator(combined)
                d_loss = self.loss_fn(labels, predictions)
            grads = tape.gradient(d_loss, self.discriminator.trainable_weights)
            self.d_optimizer.apply_gradients(zip(grads, self.discriminator.trainable_weights))
            misleading_labels = tf.zeros((batch_size, 1))
            with tf.GradientTape() as tape:
                predictions = self.discriminator(self.generator(self.noise(batch_size, 2)))
                g_loss = self.loss_fn(misleading_labels, predictions)
            grads = tape.gradient(g_loss, self.generator.trainable_weights)
            self.g_optimizer.apply_gradients(zip(grads, self.generator.trainable_weights))
            self.d_loss_metric.update_state(d_loss)
            self.g_loss_metric.update_state(g_loss)
            return {"d_loss": self.d_loss_metric.result(), "g_loss": self.g_loss_metric.result()}

    generator, discriminator = pair(keras)
    gan = GAN(discriminator=discriminator, generator=generator, latent_dim=4)
    gan.compile(
        d_optimizer=keras.optimizers.Adam(learning_rate=0.0003),
        g_optimizer=keras.optimizers.Adam(learning_rate=0.0003),
        loss_fn=keras.losses.BinaryCrossentropy(from_logits=True),
    )
    dataset = tf.data.Dataset.from_tensor_slices(uniform(12, 6)).batch(4)
    history = gan.fit(dataset, epochs=2, verbose=0)
    return {
        "history": history.history,
        "metrics": gan.metrics_names,
        "weights": [w.name for w in gan.weights],
        "values": gan.get_weights(),
        "optimizer": [v.name for v in gan.d_optimizer.variables],
        "layers": [layer.name for layer in gan.layers],
    }


def frozen_discriminator(keras):
    generator = keras.Sequential(name="g")
    generator.add(keras.layers.Dense(8, use_bias=False, input_shape=(5,)))
    generator.add(keras.layers.BatchNormalization(momentum=0.8))
    generator.add(keras.layers.LeakyReLU(alpha=0.2))
    generator.add(keras.layers.Dense(6, activation="tanh"))
    discriminator = keras.Sequential(name="d")
    discriminator.add(keras.layers.Dense(8, input_shape=(6,)))
    discriminator.add(keras.layers.LeakyReLU(alpha=0.2))
    discriminator.add(keras.layers.Dense(1, activation="sigmoid"))
    discriminator.compile(
        loss="binary_crossentropy", optimizer=keras.optimizers.Adam(0.0002, 0.5), metrics=["accuracy"]
    )
    z = keras.layers.Input(shape=(5,))
    img = generator(z)
    discriminator.trainable = False
    combined = keras.models.Model(z, discriminator(img))
    combined.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(0.0002, 0.5))
    found = []
    for step in range(3):
        fake = generator.predict(normal(4, 5, seed=step), verbose=0)
        real = discriminator.train_on_batch(uniform(4, 6, seed=step), tf.ones((4, 1)))
        false = discriminator.train_on_batch(fake, tf.zeros((4, 1)))
        g_loss = combined.train_on_batch(normal(4, 5, seed=10 + step), tf.ones((4, 1)))
        found.append((real, false, g_loss))
    return {
        "losses": found,
        "names": discriminator.metrics_names,
        "trainable": [len(combined.trainable_weights), len(discriminator.trainable_weights)],
        "config": combined.to_json(),
        "values": combined.get_weights(),
    }


def variational_by_add_loss(keras):
    inputs = keras.Input(shape=(6,), name="encoder_input")
    hidden = keras.layers.Dense(8, activation="relu")(inputs)
    z_mean = keras.layers.Dense(2, name="z_mean")(hidden)
    z_log_var = keras.layers.Dense(2, name="z_log_var")(hidden)

    def sampling(args):
        mean, log_var = args
        batch = keras.backend.shape(mean)[0]
        dim = keras.backend.int_shape(mean)[1]
        epsilon = tf.random.stateless_normal(shape=(batch, dim), seed=(1, 2))
        return mean + keras.backend.exp(0.5 * log_var) * epsilon

    z = keras.layers.Lambda(sampling, output_shape=(2,), name="z")([z_mean, z_log_var])
    encoder = keras.Model(inputs, [z_mean, z_log_var, z], name="encoder")
    latent_inputs = keras.Input(shape=(2,), name="z_sampling")
    x = keras.layers.Dense(8, activation="relu")(latent_inputs)
    outputs = keras.layers.Dense(6, activation="sigmoid")(x)
    decoder = keras.Model(latent_inputs, outputs, name="decoder")
    outputs = decoder(encoder(inputs)[2])
    vae = keras.Model(inputs, outputs, name="vae_mlp")
    reconstruction_loss = keras.losses.binary_crossentropy(inputs, outputs) * 6
    kl_loss = 1 + z_log_var - keras.backend.square(z_mean) - keras.backend.exp(z_log_var)
    kl_loss = keras.backend.sum(kl_loss, axis=-1) * -0.5
    vae_loss = keras.backend.mean(reconstruction_loss + kl_loss)
    vae.add_loss(vae_loss)
    vae.add_metric(kl_loss, name="kl_loss", aggregation="mean")
    vae.compile(optimizer="adam")
    history = vae.fit(uniform(12, 6), epochs=3, batch_size=4, shuffle=False, verbose=0)
    return {
        "history": history.history,
        "metrics": vae.metrics_names,
        "layers": [(layer.name, type(layer).__name__) for layer in vae.layers],
        "encoded": encoder.predict(uniform(3, 6), verbose=0),
        "decoded": decoder.predict(normal(3, 2), verbose=0),
        "evaluated": vae.evaluate(uniform(5, 6, seed=9), verbose=0),
    }


def gradient_penalty(keras):
    generator, critic = pair(keras)
    optimizer = keras.optimizers.RMSprop(1e-3)
    generator_optimizer = keras.optimizers.Adam(1e-3, beta_1=0.0)

    @tf.function
    def step(real, z, alpha):
        with tf.GradientTape() as tape:
            fake = generator(z, training=True)
            interpolated = real + alpha * (fake - real)
            with tf.GradientTape() as penalty_tape:
                penalty_tape.watch(interpolated)
                prediction = critic(interpolated, training=True)
            grads = penalty_tape.gradient(prediction, [interpolated])[0]
            norm = tf.sqrt(tf.reduce_sum(tf.square(grads), axis=[1]))
            penalty = tf.reduce_mean((norm - 1.0) ** 2)
            cost = tf.reduce_mean(critic(fake)) - tf.reduce_mean(critic(real)) + 10.0 * penalty
        gradients = tape.gradient(cost, critic.trainable_variables)
        optimizer.apply_gradients(zip(gradients, critic.trainable_variables))
        with tf.GradientTape() as tape:
            g_cost = -tf.reduce_mean(critic(generator(z, training=True), training=True))
        gradients = tape.gradient(g_cost, generator.trainable_variables)
        generator_optimizer.apply_gradients(zip(gradients, generator.trainable_variables))
        for w in critic.trainable_variables:
            w.assign(tf.clip_by_value(w, -0.5, 0.5))
        return cost, penalty, g_cost

    losses = [step(normal(4, 6, seed=i), normal(4, 4, seed=i), uniform(4, 1, seed=i)) for i in range(3)]
    return {"losses": losses, "critic": critic.get_weights(), "generator": generator.get_weights()}


PROGRAMS = (
    Program("adversarial/two_optimizers", two_optimizers),
    Program("adversarial/frozen_discriminator", frozen_discriminator),
    Program("adversarial/gradient_penalty", gradient_penalty),
    Program("variational/functional_add_loss", variational_by_add_loss),
)

import tensorflow as tf

from keras.engine.random_layer import BaseRandomLayer
from keras.testing import test_case


class Noise(BaseRandomLayer):
    def call(self, inputs):
        return self._random_generator.random_uniform((20,))


class BaseRandomLayerTest(test_case.TestCase):
    def test_a_generator_is_state_that_checkpoints_keep(self):
        layer = Noise(seed=1, force_generator=True)
        layer(tf.zeros(()))
        path = tf.train.Checkpoint(layer=layer).save(self.get_temp_dir() + "/noise")
        expected = layer(tf.zeros(()))
        restored = Noise(force_generator=True)
        restored(tf.zeros(()))
        tf.train.Checkpoint(layer=restored).restore(path)
        self.assertAllEqual(restored(tf.zeros(())), expected)
        self.assertEqual(restored.weights, [])

    def test_default_source_follows_the_global_seed(self):
        layer = Noise()
        tf.random.set_seed(3)
        first = layer(tf.zeros(()))
        tf.random.set_seed(3)
        self.assertAllEqual(layer(tf.zeros(())), first)
        self.assertNotAllEqual(layer(tf.zeros(())), first)


if __name__ == "__main__":
    tf.test.main()

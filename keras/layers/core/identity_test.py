import tensorflow as tf

from keras.layers.core.identity import Identity
from keras.testing import test_case


class IdentityTest(test_case.TestCase):
    def test_gives_back_what_it_gets(self):
        outputs = Identity()({"a": tf.ones((2, 3)), "b": [tf.zeros((1,))]})
        self.assertAllEqual(outputs["a"], tf.ones((2, 3)))
        self.assertAllEqual(outputs["b"][0], [0.0])


if __name__ == "__main__":
    tf.test.main()

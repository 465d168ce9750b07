import tensorflow as tf

from keras.engine.layer import Layer
from keras.testing.test_case import TestCase


class Failing(Layer):
    def call(self, inputs, other=None, *, scale=2.0):
        raise ValueError(self.text)


class NameTheCallTest(TestCase):
    def message(self, *args, text="broken", **kwargs):
        layer = Failing(name="f")
        layer.text = text
        with self.assertRaises(ValueError) as raised:
            layer(*args, **kwargs)
        return str(raised.exception)

    def test_arguments_stand_in_the_order_of_the_signature(self):
        self.assertEqual(
            self.message(tf.ones((2, 3)), scale=3.0),
            'broken\n    Raised in layer "f" (Failing), called with inputs=float32 (2, 3), other=None, scale=3.0',
        )

    def test_structures_show_their_first_parts(self):
        one = tf.ones((1,))
        self.assertIn("inputs={'a': float32 (1,), 'b': [int32 ()]}", self.message({"a": one, "b": [tf.constant(1)]}))
        self.assertIn("other=[0, 1, 2, 3, ...]", self.message(one, list(range(9))))
        self.assertLess(len(self.message(one, "long " * 1000)), 200)

    def test_values_that_cannot_describe_themselves_do_not_hide_the_error(self):
        class Odd:
            shape = dtype = 3

            def __repr__(self):
                raise RuntimeError("no text")

        self.assertIn("broken\n    Raised in layer", self.message(tf.ones((1,)), Odd()))

    def test_advice_stays_the_last_line(self):
        lines = self.message(tf.ones((1,)), text="broken\n    Mend it.").splitlines()
        self.assertEqual([lines[0], lines[2]], ["broken", "    Mend it."])


if __name__ == "__main__":
    tf.test.main()

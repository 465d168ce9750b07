"""Tests of the logits kept beside an activation's output."""

import tensorflow as tf

from keras.backend import logits
from keras.testing import test_case


class LogitsTest(test_case.TestCase):
    def test_logits_are_found_on_the_output(self):
        before = tf.constant([[1.0, 2.0]])
        output = logits.attach_logits(tf.sigmoid(before), before)
        self.assertIs(logits.logits_of(output), before)

    def test_a_plain_tensor_has_none(self):
        self.assertIsNone(logits.logits_of(tf.constant(1.0)))

    def test_objects_that_refuse_attributes_come_back_as_they_are(self):
        self.assertEqual(logits.attach_logits(3.0, tf.constant(1.0)), 3.0)
        self.assertIsNone(logits.logits_of(3.0))


if __name__ == "__main__":
    tf.test.main()

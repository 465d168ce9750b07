"""Tests of printing."""

import tensorflow as tf

from keras import backend
from keras.testing import test_case


class PrintingTest(test_case.TestCase):
    def test_the_value_passes_and_is_printed_in_graphs(self):
        with open(1, "w", closefd=False) as stdout, self.captureWritesToStream(stdout) as printed:
            result = tf.function(lambda x: backend.print_tensor(x + 1, "value:"))(tf.constant([1, 2]))
            backend.print_tensor(tf.constant(7), "eager:")
        self.assertAllEqual(result, [2, 3])
        self.assertIn("value: [2 3]", printed.contents())
        self.assertIn("eager: 7", printed.contents())


if __name__ == "__main__":
    tf.test.main()

"""Promise: a signature is traced once, however often and with whatever values it is called."""

import tensorflow as tf

from keras.conformance.cases import CASES
from keras.testing import test_case


class RetracingTest(test_case.TestCase):
    def test_one_signature_is_traced_once(self):
        for case in CASES:
            with self.subTest(case.name):
                run = tf.function(case.built())
                values = tf.nest.map_structure(tf.constant, case.values())
                run(values)
                other_values = tf.nest.map_structure(tf.zeros_like, values)
                run(other_values)
                self.assertEqual(run.experimental_get_tracing_count(), 1)


if __name__ == "__main__":
    tf.test.main()

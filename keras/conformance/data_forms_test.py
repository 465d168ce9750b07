"""Promise: data in every form gives what it gives with the reference: results, and batches as steps receive them."""

import warnings

import numpy as np
import tensorflow as tf
import tf_keras as reference
from absl.testing import parameterized

import keras
from keras.conformance.data_forms import FORMS, observed
from keras.testing import test_case


class DataFormsTest(test_case.TestCase, parameterized.TestCase):
    @parameterized.named_parameters(*((form.name, form) for form in FORMS))
    def test_gives_what_the_reference_gives(self, form):
        warnings.simplefilter("ignore")
        for method in ("fit", "evaluate", "predict"):
            results, seen = observed(keras, form, method)
            expected, expected_seen = observed(reference, form, method)
            self.assertEqual(seen, expected_seen, method)
            self.assertEqual(sorted(results), sorted(expected), method)
            for name, value in expected.items():
                np.testing.assert_allclose(results[name], value, rtol=1e-6, err_msg=method)


if __name__ == "__main__":
    tf.test.main()

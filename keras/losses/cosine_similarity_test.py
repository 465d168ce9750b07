"""Cosine similarity."""

from keras import losses
from keras.testing import test_case


class CosineSimilarityTest(test_case.TestCase):
    def test_is_minus_one_for_the_same_direction(self):
        self.assertAllClose(losses.cosine_similarity([[0.0, 1.0]], [[0.0, 3.0]]), [-1.0], rtol=1e-5)

    def test_is_zero_for_a_vector_of_zeros(self):
        self.assertAllClose(losses.cosine_similarity([[0.0, 0.0]], [[1.0, 3.0]]), [0.0], rtol=1e-5)

    def test_runs_over_the_given_axis(self):
        self.assertAllClose(
            losses.cosine_similarity([[0.0, 1.0], [1.0, 1.0]], [[0.0, 1.0], [2.0, -1.0]], 0), [-1.0, 0.0], rtol=1e-5
        )

    def test_object_averages_the_function(self):
        y_true, y_pred = [[0.2, 0.8], [0.6, 0.4]], [[0.3, 0.7], [0.1, 0.9]]
        each = losses.cosine_similarity(y_true, y_pred)
        self.assertAllClose(losses.CosineSimilarity()(y_true, y_pred), sum(each.numpy()) / 2)

    def test_object_survives_its_config(self):
        loss = losses.CosineSimilarity(reduction="sum", name="mine", axis=0)
        again = losses.CosineSimilarity.from_config(loss.get_config())
        self.assertEqual(again.get_config(), loss.get_config())
        y_true, y_pred = [[0.2, 0.8]], [[0.3, 0.7]]
        self.assertAllClose(again(y_true, y_pred), loss(y_true, y_pred))

    def test_shapes_that_do_not_go_together_are_refused(self):
        with self.assertRaisesRegex(ValueError, r"cosine_similarity: .* y_true.shape=\(2, 3\), y_pred.shape=\(2, 2\)"):
            losses.cosine_similarity([[0.0] * 3] * 2, [[0.0] * 2] * 2)

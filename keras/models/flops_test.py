import tensorflow as tf

from keras.models import flops
from keras.testing import test_case


def counts_of(function, *shapes):
    """Counts the operations of a function of float32 tensors of given shapes."""
    specs = [tf.TensorSpec(shape, tf.float32) for shape in shapes]
    return flops.count(tf.function(function).get_concrete_function(*specs).graph.get_operations())


def flops_of(function, *shapes):
    return counts_of(function, *shapes).flops


class FlopsTest(test_case.TestCase):
    def test_matrix_products_count_two_for_each_pair_of_factors(self):
        self.assertEqual(flops_of(tf.matmul, (2, 3), (3, 5)), 2 * 2 * 3 * 5)
        self.assertEqual(flops_of(lambda a, b: tf.matmul(a, b, transpose_a=True), (3, 2), (3, 5)), 2 * 2 * 3 * 5)
        self.assertEqual(flops_of(lambda a, b: tf.matmul(a, b, transpose_b=True), (7, 2, 3), (7, 5, 3)), 7 * 60)
        self.assertEqual(flops_of(lambda a, b: tf.matmul(a, b, adjoint_a=True), (7, 3, 2), (7, 3, 5)), 7 * 60)

    def test_einsum_multiplies_the_lengths_of_its_axes(self):
        self.assertEqual(flops_of(lambda a, b: tf.einsum("ij,jk->ik", a, b), (2, 3), (3, 5)), 60)
        self.assertEqual(flops_of(lambda a, b: tf.einsum("...qd,...kd->...qk", a, b), (4, 6, 2, 3), (4, 6, 5, 3)), 1440)
        self.assertEqual(flops_of(lambda a, b: tf.einsum("...d,de->...e", a, b), (4, 6, 3), (3, 5)), 720)
        self.assertEqual(flops_of(lambda a: tf.einsum("ij->j", a), (2, 3)), 6)

    def test_convolutions_count_two_for_each_weight_and_position(self):
        x, kernel = (1, 8, 8, 4), (3, 3, 4, 6)
        self.assertEqual(flops_of(lambda x, k: tf.nn.conv2d(x, k, 1, "VALID"), x, kernel), 2 * 36 * 6 * 36)
        grouped = flops_of(lambda x, k: tf.nn.conv2d(x, k, 1, "VALID"), x, (3, 3, 2, 6))
        self.assertEqual(grouped, 2 * 36 * 6 * 18)
        depthwise = flops_of(lambda x, k: tf.nn.depthwise_conv2d(x, k, (1, 1, 1, 1), "SAME"), x, (3, 3, 4, 2))
        self.assertEqual(depthwise, 2 * 64 * 8 * 9)
        transposed = flops_of(lambda x, k: tf.nn.conv2d_transpose(x, k, (1, 16, 16, 6), 2, "SAME"), x, (3, 3, 6, 4))
        self.assertEqual(transposed, 2 * (64 * 4) * 9 * 6)
        volume = flops_of(lambda x, k: tf.nn.conv3d(x, k, (1,) * 5, "SAME"), (1, 4, 4, 4, 2), (3, 3, 3, 2, 5))
        self.assertEqual(volume, 2 * (64 * 5) * 27 * 2)

    def test_elements_that_are_read_or_made_count_once(self):
        self.assertEqual(flops_of(lambda a: tf.tanh(a) + 1.0, (3, 4)), 24)
        self.assertEqual(flops_of(lambda a: tf.reduce_mean(a, axis=0), (3, 4)), 12)
        self.assertEqual(flops_of(tf.nn.softmax, (3, 4)), 60)
        self.assertEqual(flops_of(lambda a, b, c: tf.add_n([a, b, c]), (5,), (5,), (5,)), 10)
        self.assertEqual(flops_of(lambda a: tf.nn.max_pool2d(a, 2, 2, "VALID"), (1, 8, 8, 3)), 4 * 48)

    def test_enlarging_interpolates_along_both_axes(self):
        self.assertEqual(flops_of(lambda x: tf.image.resize(x, (4, 6)), (1, 2, 3, 5)), 9 * 4 * 6 * 5)

    def test_batch_normalization_in_inference_is_a_scale_and_a_shift(self):
        def normalize(x, scale, shift, mean, variance):
            return tf.compat.v1.nn.fused_batch_norm(x, scale, shift, mean, variance, is_training=False)[0]

        self.assertEqual(flops_of(normalize, (1, 4, 4, 3), (3,), (3,), (3,), (3,)), 2 * 48)

    def test_moving_values_and_integers_are_free(self):
        counts = counts_of(lambda a: tf.transpose(tf.reshape(a, [tf.size(a) // 2, 2]))[:1], (3, 4))
        self.assertEqual(counts.flops, 0)
        self.assertEmpty(counts.uncounted)

    def test_a_loop_counts_its_passes(self):
        def repeat(a):
            return tf.while_loop(lambda i, a: i < 9, lambda i, a: (i + 1, a @ a), (0, a), maximum_iterations=5)[1]

        self.assertEqual(flops_of(repeat, (3, 3)), 5 * 54)

    def test_of_the_branches_of_a_condition_the_dearest_counts(self):
        self.assertEqual(flops_of(lambda a: tf.cond(a[0, 0] > 0.0, lambda: a @ a, lambda: a), (3, 3)), 54 + 1)
        weights = tf.Variable(tf.ones((3, 3)))
        branches = [lambda: weights + 1.0, lambda: weights @ weights, lambda: weights]
        self.assertEqual(flops_of(lambda a: tf.switch_case(tf.size(a), branches), (None,)), 54)

    def test_functions_inside_are_counted(self):
        square = tf.function(lambda a: a @ a)
        self.assertEqual(flops_of(lambda a: square(square(a)), (3, 3)), 108)

    def test_what_has_no_rule_is_named(self):
        counts = counts_of(lambda a: tf.linalg.inv(a) + 1.0, (3, 3))
        self.assertEqual((counts.flops, dict(counts.uncounted)), (9, {"MatrixInverse": 1}))
        counts = counts_of(lambda a: a + 1.0, (None, 3))
        self.assertEqual((counts.flops, dict(counts.uncounted)), (0, {"AddV2 of unknown shape": 1}))
        endless = counts_of(lambda a: tf.while_loop(lambda a: a[0, 0] < 1.0, lambda a: (a @ a,), (a,))[0], (3, 3))
        self.assertEqual(endless.flops, 54)
        self.assertIn("all but one pass of a loop of unknown length", endless.uncounted)

    def test_agrees_with_the_profiler_of_tensorflow(self):
        def network(x, kernel, weights):
            y = tf.nn.max_pool2d(tf.nn.bias_add(tf.nn.conv2d(x, kernel, 1, "SAME"), tf.ones(6)), 2, 2, "VALID")
            return tf.nn.softmax(tf.matmul(tf.reshape(y, (1, 96)), weights) * 2.0 - 1.0)

        specs = [tf.TensorSpec(shape) for shape in ((1, 8, 8, 4), (3, 3, 4, 6), (96, 10))]
        graph = tf.function(network).get_concrete_function(*specs).graph
        builder = tf.compat.v1.profiler.ProfileOptionBuilder
        options = builder(builder.float_operation()).with_empty_output().build()
        expected = tf.compat.v1.profiler.profile(graph, cmd="scope", options=options).total_float_ops
        self.assertEqual(flops.count(graph.get_operations()).flops, expected)

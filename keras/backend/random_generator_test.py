import tensorflow as tf

from keras import backend
from keras.backend.random_generator import RandomGenerator
from keras.testing import test_case


class RandomGeneratorTest(test_case.TestCase):
    def test_stateless_draws_depend_on_seed_and_nonce_alone(self):
        first, second = RandomGenerator(5, "stateless"), RandomGenerator(5, "stateless")
        self.assertAllEqual(first.random_normal((9,)), second.random_normal((9,)))
        self.assertAllEqual(first.random_normal((9,)), first.random_normal((9,)))
        self.assertNotAllEqual(first.random_normal((9,)), first.random_normal((9,), nonce=1))

    def test_stateful_draws_go_on(self):
        first, second = RandomGenerator(5, "stateful"), RandomGenerator(5, "stateful")
        draw = first.random_uniform((9,))
        self.assertAllEqual(draw, second.random_uniform((9,)))
        self.assertNotAllEqual(draw, first.random_uniform((9,)))

    def test_a_generator_is_made_outside_of_functions(self):
        generator = RandomGenerator(5, "stateful")
        draw = tf.function(lambda: generator.truncated_normal((9,)))
        self.assertNotAllEqual(draw(), draw())

    def test_draws_keep_their_range_and_dtype(self):
        for kind in ("stateless", "stateful", "legacy_stateful"):
            draws = RandomGenerator(1, kind).random_uniform((200,), 2.0, 3.0, dtype="float64")
            self.assertAllInRange(draws, 2.0, 3.0)
            self.assertEqual(draws.dtype, tf.float64)
            dropped = RandomGenerator(1, kind).dropout(tf.ones((200,)), 0.5)
            self.assertAllInSet(dropped, [0.0, 2.0])

    def test_hidden_state_becomes_a_variable(self):
        generator = RandomGenerator(seed=1)
        self.assertTrue(generator.keep_state())
        first = generator.random_uniform((3,)).numpy()
        state = [part for part in tf.train.TrackableView(generator).descendants() if isinstance(part, tf.Variable)]
        saved = [variable.numpy() for variable in state]
        second = generator.random_uniform((3,)).numpy()
        self.assertNotAllClose(first, second)
        for variable, value in zip(state, saved):
            variable.assign(value)
        self.assertAllEqual(generator.random_uniform((3,)), second)
        self.assertFalse(generator.keep_state())

    def test_misspelt_kind_gets_the_closest_one(self):
        with self.assertRaisesRegex(ValueError, "Did you mean 'stateless'"):
            RandomGenerator(1, "stateles")

    def test_the_kind_that_is_made_by_default_can_be_chosen(self):
        backend.experimental.enable_tf_random_generator()
        self.assertIsNotNone(RandomGenerator(seed=1).make_seed_for_stateless_op())
        backend.experimental.disable_tf_random_generator()
        self.assertIsNone(RandomGenerator(seed=1).make_seed_for_stateless_op())


if __name__ == "__main__":
    tf.test.main()

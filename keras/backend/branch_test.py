import tensorflow as tf

from keras.backend.branch import choose
from keras.testing import test_case


class ChooseTest(test_case.TestCase):
    def test_known_conditions_run_one_side(self):
        def forbidden():
            raise AssertionError("the other side ran")

        for true in (True, 1, tf.constant(True), tf.Variable(1), tf.constant(2)):
            self.assertEqual(choose(true, lambda: "yes", forbidden), "yes")
        for false in (False, 0, None, tf.constant(False)):
            self.assertEqual(choose(false, forbidden, lambda: "no"), "no")

    def test_conditions_of_a_graph_are_chosen_when_it_runs(self):
        run = tf.function(lambda condition: choose(condition, lambda: tf.constant(1), lambda: tf.constant(2)))
        self.assertEqual(int(run(tf.constant(True))), 1)
        self.assertEqual(int(run(tf.constant(False))), 2)


if __name__ == "__main__":
    tf.test.main()

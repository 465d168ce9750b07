"""Tests of what came from sessions."""

import tensorflow as tf

from keras import backend
from keras.backend import session as session_module
from keras.support import errors
from keras.testing import test_case


class SessionTest(test_case.TestCase):
    def test_a_running_session_is_given(self):
        with tf.Graph().as_default() as graph, tf.compat.v1.Session() as session:
            self.assertIs(backend.get_session(), session)
            self.assertIs(backend.get_graph(), graph)

    def test_the_replacement_is_named(self):
        with self.assertRaisesRegex(errors.RemovedError, "keras.backend.get_value"):
            backend.get_session()
        with self.assertRaisesRegex(errors.RemovedError, "tf.config"):
            backend.set_session(None)
        with self.assertRaisesRegex(errors.RemovedError, "get_concrete_function"):
            backend.get_graph()

    def test_initialization_needs_no_switch(self):
        backend.manual_variable_initialization(True)
        self.assertAllClose(backend.variable(1.0), 1.0)
        with self.assertRaisesRegex(TypeError, "`value` must be a bool. Received: value='no'"):
            backend.manual_variable_initialization("no")

    def test_tracked_variables_of_a_graph_are_initialized_once(self):
        with tf.Graph().as_default(), tf.compat.v1.Session() as session:
            tracked = tf.compat.v1.get_variable("tracked", initializer=3.0)
            other = tf.compat.v1.get_variable("other", initializer=4.0)
            session_module.track_variable(tracked)
            session_module.initialize_variables(session)
            self.assertEqual(session.run(tracked), 3.0)
            session.run(tracked.assign(9.0))
            session_module.initialize_variables(session)
            self.assertEqual(session.run(tracked), 9.0)
            with self.assertRaises(tf.errors.FailedPreconditionError):
                session.run(other)

    def test_the_backend_is_tensorflow(self):
        self.assertEqual(backend.backend(), "tensorflow")


if __name__ == "__main__":
    tf.test.main()

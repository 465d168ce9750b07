import contextlib
import io

import tensorflow as tf

from keras.support import interactive_logging
from keras.testing import test_case


class InteractiveLoggingTest(test_case.TestCase):
    def test_messages_go_to_standard_output_until_switched_off(self):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            interactive_logging.print_message("shown")
            interactive_logging.disable_interactive_logging()
            interactive_logging.print_message("logged")
        self.assertEqual(out.getvalue(), "shown\n")
        self.assertFalse(interactive_logging.is_interactive_logging_enabled())

    def test_a_file_is_no_terminal(self):
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertFalse(interactive_logging.is_terminal())


if __name__ == "__main__":
    tf.test.main()

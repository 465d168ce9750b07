"""The guard lets reading pass and fails on everything that code from a file would try."""

import os
import pickle
import socket
import subprocess
import sys

from keras.testing.audit_guard import AuditGuard, ForbiddenEvent
from keras.testing.test_case import TestCase


class AuditGuardTest(TestCase):
    def test_allows_reading_the_named_files(self):
        path = os.path.join(self.get_temp_dir(), "model")
        with open(path, "w") as file:
            file.write("x")
        with AuditGuard(path) as guard, open(path) as file:
            self.assertEqual(file.read(), "x")
        self.assertEqual(guard.events, [])

    def test_fails_on_what_code_from_a_file_would_try(self):
        attempts = {
            "open": lambda: open("/etc/hostname"),
            "os.system": lambda: os.system("true"),
            "subprocess.Popen": lambda: subprocess.run(["true"]),
            "socket.getaddrinfo": lambda: socket.create_connection(("localhost", 9)),
            "pickle.find_class": lambda: pickle.loads(pickle.dumps(os.getcwd)),
            "compile": lambda: eval("1 + 1"),
            "import": lambda: __import__("this_module_does_not_exist"),
        }
        for event, attempt in attempts.items():
            with self.assertRaisesRegex(ForbiddenEvent, event):
                with AuditGuard():
                    attempt()

    def test_fails_even_when_the_error_was_swallowed(self):
        with self.assertRaisesRegex(ForbiddenEvent, "os.system"):
            with AuditGuard():
                try:
                    os.system("true")
                except ForbiddenEvent:
                    print("swallowed", file=sys.stderr)

    def test_is_inert_outside(self):
        with AuditGuard():
            self.assertEqual(1, 1)
        self.assertEqual(eval("1 + 1"), 2)

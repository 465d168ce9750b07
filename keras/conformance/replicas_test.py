"""Promise: on two replicas a layer gives what it gives on one device."""

import json
import os
import subprocess
import sys
import unittest

from keras.conformance.cases import CASES


class ReplicasTest(unittest.TestCase):
    def test_two_replicas_give_what_one_device_gives(self):
        command = [sys.executable, "-m", "keras.conformance.replicas"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        run = subprocess.run(command, capture_output=True, text=True, timeout=600, env=environment)
        self.assertEqual(run.returncode, 0, run.stderr[-2000:])
        report = json.loads(run.stdout)
        self.assertEqual(report["rows"], len(CASES))
        self.assertEqual(report["problems"], {})


if __name__ == "__main__":
    unittest.main()

"""Promise: replicas give what one device gives, for every size of the last batch, with weights and masks."""

import json
import os
import subprocess
import sys
import unittest

from keras.conformance.training_on_replicas import runs


class TrainingOnReplicasTest(unittest.TestCase):
    maxDiff = 2000

    def test_two_replicas_train_as_one_device_does(self):
        self.assertEqual(report_of(2), {"runs": len(list(runs(2))), "problems": {}})

    def test_three_replicas_train_as_one_device_does(self):
        self.assertEqual(report_of(3), {"runs": len(list(runs(3))), "problems": {}})


def report_of(replicas):
    command = [sys.executable, "-m", "keras.conformance.training_on_replicas", str(replicas)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    run = subprocess.run(command, capture_output=True, text=True, timeout=600, env=environment)
    if run.returncode:
        raise RuntimeError(run.stderr[-2000:])
    return json.loads(run.stdout.strip().splitlines()[-1])


if __name__ == "__main__":
    unittest.main()

"""Set-up of every test run: quiet TensorFlow, no GPU, and `keras` from this checkout in child processes too."""

import os
from pathlib import Path

_ROOT = str(Path(__file__).parent)

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ["PYTHONPATH"] = os.pathsep.join([_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])])

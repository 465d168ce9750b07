"""Runs every workload with ours and the reference in turn and prints medians and ratios.

usage: python -m benchmarks.run [-n ROUNDS] [WORKLOAD ...]

The reference is `tf_keras`, in the same environment. Each measurement is a process of its own; the two libraries take
turns, so that a busy machine slows both. Limits are ratios unless they have a unit; figures without a limit inform.
"""

import argparse
import json
import statistics
import subprocess
import sys

from benchmarks.workloads import WORKLOADS

# figure -> (limit, kind): "ratio" is ours over the reference, "value" is our own figure.
LIMITS = {
    "us_per_step": (0.3, "ratio"),
    "us_per_step_shown": (0.3, "ratio"),
    "us_per_step_jit": (0.09, "ratio"),
    "mlp_epoch_s": (0.6, "ratio"),
    "mlp_evaluate_s": (0.4, "ratio"),
    "mlp_predict_s": (0.4, "ratio"),
    "mlp_peak_mb": (0.6, "ratio"),
    "cnn_epoch_s": (0.95, "ratio"),
    "transformer_epoch_s": (0.9, "ratio"),
    "predict_ms": (0.4, "value"),
    "evaluate32_ms": (0.02, "ratio"),
    "train_on_batch_ms": (0.05, "ratio"),
    "test_on_batch_ms": (0.05, "ratio"),
    "import_s": (0.2, "value"),
    "kb_per_fit_predict": (0.2, "value"),
    "kb_per_model": (200.0, "value"),
    "dense300_s": (0.2, "ratio"),
    "resnet50_s": (0.35, "ratio"),
    "symbolic_add_ms": (0.1, "value"),
    "call_ms": (0.6, "ratio"),
}


def measure(library, workload):
    """Figures of one run in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.workloads", library, workload]
    result = subprocess.run(command, capture_output=True, text=True, timeout=1200)
    if result.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{result.stderr[-2000:]}")
    return json.loads(result.stdout.strip().splitlines()[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", "--rounds", type=int, default=3)
    parser.add_argument("workloads", nargs="*", help=f"of {', '.join(WORKLOADS)}; all when none is named")
    arguments = parser.parse_args()
    print(f"{'workload':14s}{'figure':24s}{'ours':>11s}{'reference':>11s}{'ratio':>8s}   limit")
    met = True
    for workload in arguments.workloads or WORKLOADS:
        runs = {"keras": [], "tf_keras": []}
        for _ in range(arguments.rounds):
            for library in runs:
                runs[library].append(measure(library, workload))
        for figure in runs["keras"][0]:
            ours, theirs = (statistics.median(run[figure] for run in runs[library]) for library in runs)
            # The reference has one kind of step; XLA's figure is held against its default one.
            base = theirs
            if figure == "us_per_step_jit":
                base = statistics.median(run["us_per_step"] for run in runs["tf_keras"])
            ratio = ours / base if base else float("nan")
            limit, kind = LIMITS.get(figure, (None, None))
            verdict = ""
            if limit is not None:
                holds = (ratio if kind == "ratio" else ours) <= limit
                met = met and holds
                verdict = f"{kind} {limit:g} {'met' if holds else 'NOT MET'}"
            print(f"{workload:14s}{figure:24s}{ours:11.4g}{base:11.4g}{ratio:8.3f}   {verdict}", flush=True)
    sys.exit(not met)


if __name__ == "__main__":
    main()

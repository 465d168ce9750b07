"""Optimizers with their settings, and learning rates that change."""

from keras.conformance.training_setups.setup import Setup, dense, normal


def row(name, optimizer):
    """A row whose optimizer is made for each library."""
    return Setup(
        f"optimizers/{name}",
        dense(),
        lambda library: {"optimizer": optimizer(library.optimizers), "loss": "mse", "metrics": ["mae"]},
        lambda library, numbers: {"x": normal(numbers, 3), "y": normal(numbers, 2)},
    )


ROWS = (
    row("momentum", lambda optimizers: optimizers.SGD(0.05, momentum=0.9, nesterov=True)),
    row("decaying weights", lambda optimizers: optimizers.AdamW(0.01, weight_decay=0.02)),
    row("averages", lambda optimizers: optimizers.SGD(0.1, use_ema=True, ema_overwrite_frequency=3)),
    row("schedule", lambda optimizers: optimizers.SGD(optimizers.schedules.ExponentialDecay(0.1, 3, 0.8))),
)

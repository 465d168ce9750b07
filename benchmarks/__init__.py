"""Measured costs of the package, as ratios to the reference Keras 2."""

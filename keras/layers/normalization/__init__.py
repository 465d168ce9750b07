"""Layers that keep their outputs near mean 0 and variance 1."""

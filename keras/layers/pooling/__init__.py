"""Layers that keep one number of each window."""

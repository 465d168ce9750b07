"""Layers that change shapes and keep values."""

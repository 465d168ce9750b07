"""Layers and the graphs that symbolic calls draw."""

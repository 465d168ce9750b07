"""Layers that let positions of sequences look at each other."""

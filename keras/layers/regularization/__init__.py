"""Layers that are active only while training, or only add a penalty."""

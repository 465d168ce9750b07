"""Activation functions with settings or weights of their own."""

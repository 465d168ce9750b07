"""The public API as TensorFlow looks for it."""

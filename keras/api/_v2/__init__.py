"""The API of TensorFlow 2."""

"""What every other folder stands on: state, registry, argument checks, names, shapes, TensorFlow's private API."""

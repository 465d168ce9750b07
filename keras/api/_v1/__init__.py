"""The same objects for `tf.compat.v1`, under their older names too."""

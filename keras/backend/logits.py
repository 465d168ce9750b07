"""The logits that an activation came from, kept beside its output.

`sigmoid` and `softmax` lose precision where they saturate. Cross-entropies ask here for the values before the
activation and compute from them instead.
"""


def attach_logits(output, logits):
    """Returns `output` after noting that it is an activation of `logits`; objects that refuse attributes go without."""
    try:
        output._keras_logits = logits
    except AttributeError:
        return output
    return output


def logits_of(output):
    """Returns what `attach_logits` noted for `output`, or None."""
    return getattr(output, "_keras_logits", None)

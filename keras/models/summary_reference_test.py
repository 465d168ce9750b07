"""The text of `summary()` beside that of the reference, for one small model of each kind."""

from keras.testing import shown_models, test_case

SETTINGS = (
    {},
    {"expand_nested": True},
    {"expand_nested": True, "show_trainable": True},
    {"line_length": 120},
    {"line_length": 40, "expand_nested": True},
    {"positions": [0.3, 0.5, 0.8, 1.0]},
    {"positions": [20, 50, 60, 90], "line_length": 95},
    {"line_length": 80, "positions": [0.4, 0.6, 0.75, 0.9], "expand_nested": True, "show_trainable": True},
    {"layer_range": ["d", "d"]},
    {"layer_range": ("x", "d|o"), "expand_nested": True},
)


def text_of(model, settings):
    lines = []
    try:
        model.summary(print_fn=lines.append, **settings)
    except ValueError as error:
        return str(error)[:40]  # the rest of ours says more
    return "\n".join(lines)


class SummaryReferenceTest(test_case.TestCase):
    def test_text_equals_that_of_the_reference(self):
        for name, ours, theirs in shown_models.pairs():
            for settings in SETTINGS:
                with self.subTest(model=name, settings=settings):
                    self.assertEqual(text_of(ours, settings), text_of(theirs, settings))

"""Older names of `fit`, `evaluate` and `predict` for generators."""

import warnings


class GeneratorMethods:
    """Mixin with the methods that code for generators calls; `fit`, `evaluate` and `predict` take generators too."""

    def fit_generator(
        self, generator, steps_per_epoch=None, epochs=1, verbose=1, callbacks=None, validation_data=None,
        validation_steps=None, validation_freq=1, class_weight=None, max_queue_size=10, workers=1,
        use_multiprocessing=False, shuffle=True, initial_epoch=0,
    ):  # fmt: skip
        """Deprecated: use `fit`, which takes generators."""
        _warn_deprecated("fit_generator", "fit")
        return self.fit(
            generator, steps_per_epoch=steps_per_epoch, epochs=epochs, verbose=verbose, callbacks=callbacks,
            validation_data=validation_data, validation_steps=validation_steps, validation_freq=validation_freq,
            class_weight=class_weight, max_queue_size=max_queue_size, workers=workers,
            use_multiprocessing=use_multiprocessing, shuffle=shuffle, initial_epoch=initial_epoch,
        )  # fmt: skip

    def evaluate_generator(
        self, generator, steps=None, callbacks=None, max_queue_size=10, workers=1, use_multiprocessing=False, verbose=0
    ):  # fmt: skip
        """Deprecated: use `evaluate`, which takes generators."""
        _warn_deprecated("evaluate_generator", "evaluate")
        return self.evaluate(
            generator, steps=steps, callbacks=callbacks, verbose=verbose, max_queue_size=max_queue_size,
            workers=workers, use_multiprocessing=use_multiprocessing,
        )  # fmt: skip

    def predict_generator(
        self, generator, steps=None, callbacks=None, max_queue_size=10, workers=1, use_multiprocessing=False, verbose=0
    ):  # fmt: skip
        """Deprecated: use `predict`, which takes generators."""
        _warn_deprecated("predict_generator", "predict")
        return self.predict(
            generator, steps=steps, callbacks=callbacks, verbose=verbose, max_queue_size=max_queue_size,
            workers=workers, use_multiprocessing=use_multiprocessing,
        )  # fmt: skip


def _warn_deprecated(name, replacement):
    warnings.warn(
        f"`Model.{name}` is deprecated and will be removed in a future version. Please use `Model.{replacement}`, "
        "which supports generators.",
        stacklevel=3,
    )

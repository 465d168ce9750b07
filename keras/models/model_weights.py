"""`ModelWeights`: the weights of a model, those of its layers in order, then its own."""

from keras.engine import variable_tracker
from keras.models import model_config
from keras.support import tf_internals


class ModelWeights:
    """Mixin of `Model`: its weights as lists and by path."""

    @property
    def trainable_weights(self):
        """Variables that optimizers may change, layer by layer."""
        self._check_weights_exist()
        if not self.trainable:
            return []
        return variable_tracker.unique(self._nested_weights("trainable_variables") + self._trainable_weights)

    @property
    def non_trainable_weights(self):
        """Variables that optimizers leave alone, layer by layer."""
        self._check_weights_exist()
        weights = self._nested_weights("non_trainable_variables") + self._non_trainable_weights
        if not self.trainable:  # what the layers would train comes first
            weights = self._nested_weights("trainable_variables") + self._trainable_weights + weights
        return variable_tracker.unique(weights)

    @property
    def weights(self):
        """All variables, layer by layer."""
        self._check_weights_exist()
        found = []
        for held in self._self_tracked_trackables:
            kinds = ("variables",)
            if tf_internals.is_tracked_container(held):  # a list of layers counts as one layer does
                kinds = ("trainable_variables", "non_trainable_variables")
            for kind in kinds:
                for child in variable_tracker.expand([held], variables_last=True):
                    found += self._weights_of_child(child, kind)
        return variable_tracker.unique(found + self._trainable_weights + self._non_trainable_weights)

    def _children(self):
        return variable_tracker.expand(self._self_tracked_trackables, variables_last=True)

    def _check_weights_exist(self):
        """For models that cannot have weights yet (`Sequential`)."""

    def get_weight_paths(self):
        """Returns a dict from the dotted path of each weight (`"block.dense.kernel"`) to the variable."""
        return model_config.weight_paths(self)

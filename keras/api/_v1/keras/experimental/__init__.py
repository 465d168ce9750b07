"""Public names of `keras.experimental`. Written by `make api`."""

from keras.optimizers.schedules.cosine_decay import CosineDecay as CosineDecay
from keras.optimizers.schedules.cosine_decay_restarts import CosineDecayRestarts as CosineDecayRestarts
from keras.training.sidecar_evaluator import SidecarEvaluatorExperimental as SidecarEvaluator

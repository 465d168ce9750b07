"""Callbacks: what is told of the progress of training."""

from keras.callbacks.backup_and_restore import BackupAndRestore
from keras.callbacks.base_logger import BaseLogger
from keras.callbacks.callback import Callback
from keras.callbacks.callback_list import CallbackList
from keras.callbacks.csv_logger import CSVLogger
from keras.callbacks.early_stopping import EarlyStopping
from keras.callbacks.history import History
from keras.callbacks.lambda_callback import LambdaCallback
from keras.callbacks.learning_rate_scheduler import LearningRateScheduler
from keras.callbacks.model_checkpoint import ModelCheckpoint
from keras.callbacks.progbar_logger import ProgbarLogger
from keras.callbacks.reduce_lr_on_plateau import ReduceLROnPlateau
from keras.callbacks.remote_monitor import RemoteMonitor
from keras.callbacks.sidecar_evaluator_model_export import SidecarEvaluatorModelExport
from keras.callbacks.tensorboard import TensorBoard
from keras.callbacks.terminate_on_nan import TerminateOnNaN

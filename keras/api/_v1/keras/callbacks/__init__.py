"""Public names of `keras.callbacks`. Written by `make api`."""

from keras.api._v1.keras.callbacks import experimental as experimental
from keras.callbacks.backup_and_restore import BackupAndRestore as BackupAndRestore
from keras.callbacks.base_logger import BaseLogger as BaseLogger
from keras.callbacks.callback import Callback as Callback
from keras.callbacks.callback_list import CallbackList as CallbackList
from keras.callbacks.csv_logger import CSVLogger as CSVLogger
from keras.callbacks.early_stopping import EarlyStopping as EarlyStopping
from keras.callbacks.history import History as History
from keras.callbacks.lambda_callback import LambdaCallback as LambdaCallback
from keras.callbacks.learning_rate_scheduler import LearningRateScheduler as LearningRateScheduler
from keras.callbacks.model_checkpoint import ModelCheckpoint as ModelCheckpoint
from keras.callbacks.progbar_logger import ProgbarLogger as ProgbarLogger
from keras.callbacks.reduce_lr_on_plateau import ReduceLROnPlateau as ReduceLROnPlateau
from keras.callbacks.remote_monitor import RemoteMonitor as RemoteMonitor
from keras.callbacks.sidecar_evaluator_model_export import SidecarEvaluatorModelExport as SidecarEvaluatorModelExport
from keras.callbacks.tensorboard import TensorBoard as TensorBoard
from keras.callbacks.terminate_on_nan import TerminateOnNaN as TerminateOnNaN

"""Everything that changes while a process runs, in one place, with one reset."""

import collections
import contextvars
import threading
import weakref


class ProcessState:
    """State that all threads share."""

    def __init__(self):
        self.lock = threading.RLock()
        self.restore_settings()
        self.custom_objects = {}  # registered name -> object
        self.custom_names = {}  # object -> registered name
        self.symbolic_tensor_types = ()  # classes of users whose values travel between layers
        self.call_specs = weakref.WeakKeyDictionary()  # `call` of a class of layers -> engine.call_spec.CallSpec
        # Layers count their names for each TensorFlow graph, so that names inside a graph start at zero again.
        self.name_counters = weakref.WeakKeyDictionary()
        self.eager_name_counter = collections.defaultdict(int)

    def restore_settings(self):
        """Sets what users may choose for the whole process back to how a process begins."""
        self.float_type = "float32"
        self.epsilon = 1e-7
        self.image_data_format = "channels_last"
        self.interactive_logging = True
        self.global_policy = None  # None until set: follows `float_type`
        self.random_generator = None  # Python `random.Random` after `set_random_seed`, else the module's own
        self.unsafe_deserialization = False  # True after `enable_unsafe_deserialization`
        self.stateful_random_generators = False  # True after `enable_tf_random_generator`
        self.keeps_declaration_scopes = False  # layers run in the name scope that they were made in


class ThreadState(threading.local):
    """State of the running thread."""

    def __init__(self):
        self.call_contexts = []  # stack of engine.call_context.CallContext, the running call last
        self.custom_object_scopes = []  # stack of dicts
        self.policy_scopes = []
        self.learning_phase = None
        self.autocast_dtype = None
        self.gradient_collector = None  # takes gradients in place of optimizers: training.gradient_accumulation
        self.batch_share = None  # support.batch_share: what this replica has of a batch that several share
        self.call_observer = None  # runs the calls of layers while models.call_trace counts what they cost
        self.naming_graph = None  # the graph to count names in while a layer is built outside of it, or None
        self.loading_depth = 0
        self.shared_objects = None  # serialization.shared_objects: the running table, or None
        self.legacy_layer_format = False  # layers are written as {"class_name", "config"}
        self.decoding_root = None  # the outermost config that is being turned into an object


process = ProcessState()
thread = ThreadState()
safe_mode = contextvars.ContextVar("keras_safe_mode", default=None)  # None: no scope is open, which means safe
allocation_budget = contextvars.ContextVar("keras_allocation_budget", default=None)  # [bytes left] while a file loads


def reset():
    """Forgets names and phases, as `keras.backend.clear_session` promises; settings and registrations stay."""
    with process.lock:
        process.name_counters.clear()
        process.eager_name_counter.clear()
    thread.learning_phase = None
    thread.call_contexts.clear()

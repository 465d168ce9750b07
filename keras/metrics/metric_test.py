"""The base of metrics."""

import tensorflow as tf

from keras import metrics
from keras.testing import test_case


class Largest(metrics.Metric):
    def __init__(self, name="largest", **kwargs):
        super().__init__(name=name, **kwargs)
        self.value = self.add_weight("value")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.value.assign(tf.maximum(self.value, tf.reduce_max(tf.abs(y_true - y_pred))))

    def result(self):
        return self.value


class MetricTest(test_case.TestCase):
    def test_call_updates_and_gives_the_result(self):
        metric = Largest()
        self.assertAllClose(metric(tf.constant([1.0]), tf.constant([3.0])), 2.0)
        self.assertAllClose(metric(tf.constant([1.0]), tf.constant([1.5])), 2.0)

    def test_works_in_a_graph(self):
        metric = Largest()
        step = tf.function(lambda y_true, y_pred: metric(y_true, y_pred))
        self.assertAllClose(step(tf.constant([1.0]), tf.constant([3.0])), 2.0)
        self.assertAllClose(step(tf.constant([1.0]), tf.constant([5.0])), 4.0)

    def test_reset_begins_again(self):
        metric = Largest()
        for reset in (metric.reset_state, metric.reset_states):
            metric(tf.constant([1.0]), tf.constant([3.0]))
            reset()
            self.assertAllClose(metric.result(), 0.0)

    def test_merge_adds_states(self):
        first, second = metrics.Mean(), metrics.Mean()
        first.update_state([1.0, 2.0])
        second.update_state([6.0])
        first.merge_state([second])
        self.assertAllClose(first.result(), 3.0)

    def test_merge_refuses_other_thresholds_and_changes_nothing(self):
        metric = metrics.AUC(thresholds=[0.5])
        metric.update_state([0, 1], [0.2, 0.8])
        before = metric.get_weights()
        for other, difference in (
            (metrics.AUC(num_thresholds=10), "variables"),
            (metrics.AUC(thresholds=[0.7]), "thresholds"),
        ):
            other.update_state([0, 1], [0.2, 0.8])
            with self.assertRaisesRegex(ValueError, f"not compatible .*its {difference}"):
                metric.merge_state([metric, other])
        self.assertAllClose(metric.get_weights(), before)

    def test_merge_refuses_another_kind(self):
        with self.assertRaisesRegex(ValueError, "is not compatible with"):
            metrics.Mean().merge_state([metrics.Sum()])

    def test_state_is_not_trainable(self):
        metric = Largest()
        self.assertEqual([variable.name for variable in metric.variables], ["value:0"])
        self.assertEqual(metric.trainable_weights, [])
        self.assertEqual(len(metric.non_trainable_weights), 1)

    def test_config(self):
        metric = Largest(name="mine", dtype="float64")
        self.assertEqual(metric.get_config(), {"name": "mine", "dtype": "float64"})
        self.assertEqual(Largest.from_config(metric.get_config()).dtype, "float64")
        self.assertEqual(str(metrics.Mean()), "Mean(name=mean,dtype=float32)")

    def test_methods_must_be_defined(self):
        for method in ("update_state", "result"):
            with self.assertRaisesRegex(NotImplementedError, f"must define `{method}`"):
                getattr(metrics.Metric(), method)()

    def test_result_on_a_replica_counts_all_replicas(self):
        devices = tf.config.list_logical_devices("CPU")
        strategy = tf.distribute.MirroredStrategy([devices[0].name])
        with strategy.scope():
            metric = metrics.Mean()

        @tf.function
        def step():
            return strategy.run(lambda: metric(tf.constant([1.0, 3.0])))

        self.assertAllClose(strategy.experimental_local_results(step())[0], 2.0)

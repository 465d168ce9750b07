"""What all optimizers share."""

import numpy as np
import tensorflow as tf

from keras import optimizers
from keras.testing import test_case


class OwnRule(optimizers.Optimizer):
    """A rule as users write them, with a state of its own."""

    def __init__(self, learning_rate=0.5, name="OwnRule", **kwargs):
        super().__init__(name=name, **kwargs)
        self._learning_rate = self._build_learning_rate(learning_rate)

    def build(self, var_list):
        super().build(var_list)
        if getattr(self, "_built", False):
            return
        self.sums = [self.add_variable_from_reference(variable, "sum") for variable in var_list]
        self._built = True

    def update_step(self, gradient, variable):
        total = self.sums[self._index_dict[self._var_key(variable)]]
        if isinstance(gradient, tf.IndexedSlices):
            total.scatter_add(gradient)
        else:
            total.assign_add(gradient)
        variable.assign_sub(self.learning_rate * total)

    def get_config(self):
        rate = self._serialize_hyperparameter(self._learning_rate)
        return {**super().get_config(), "learning_rate": rate}


class OptimizerTest(test_case.TestCase):
    def test_minimize_takes_a_function_or_a_tape(self):
        weight = tf.Variable(2.0)
        optimizers.SGD(0.25).minimize(lambda: weight**2, [weight])
        self.assertAllClose(weight, 1.0)
        with tf.GradientTape() as tape:
            loss = weight**2
        optimizers.SGD(0.25).minimize(loss, [weight], tape=tape)
        self.assertAllClose(weight, 0.5)
        with self.assertRaisesRegex(ValueError, "`tape` is required when a `Tensor` loss is passed"):
            optimizers.SGD().minimize(tf.constant(1.0), [weight])

    def test_apply_gradients_takes_any_iterable_and_counts(self):
        weight = tf.Variable(1.0)
        optimizer = optimizers.SGD(0.5)
        count = optimizer.apply_gradients(zip([tf.constant(1.0)], [weight]))
        self.assertAllClose(weight, 0.5)
        self.assertEqual(int(count), 1)
        self.assertEqual(int(optimizer.apply_gradients([])), 1)

    def test_gradients_may_be_arrays(self):
        weight = tf.Variable([1.0, 1.0])
        optimizers.Adam(0.5).apply_gradients([(np.array([1.0, -1.0], "float32"), weight)])
        self.assertAllClose(weight, [0.5, 1.5], atol=1e-5)

    def test_constraints_hold_after_every_update(self):
        for rule in (optimizers.SGD, optimizers.Adam, optimizers.RMSprop, OwnRule):
            weight = tf.Variable([1.0, 1.0], constraint=tf.nn.relu)
            step = tf.function(lambda w=weight, o=rule(4.0): o.apply_gradients([(tf.constant([1.0, -1.0]), w)]))
            step()
            self.assertEqual(weight.numpy()[0], 0.0)
            self.assertGreater(weight.numpy()[1], 1.0)

    def test_constraints_see_all_rows_after_a_sparse_update(self):
        weight = tf.Variable([[1.0], [-1.0]], constraint=tf.nn.relu)
        rows = tf.IndexedSlices(tf.constant([[2.0]]), tf.constant([0]), tf.constant([2, 1]))
        optimizers.SGD(1.0).apply_gradients([(rows, weight)])
        self.assertAllClose(weight, [[0.0], [0.0]])

    def test_new_variables_get_state_and_old_state_stays(self):
        first, second = tf.Variable([1.0], name="first"), tf.Variable([1.0], name="second")
        optimizer = optimizers.Adam(0.1)
        optimizer.apply_gradients([(tf.constant([1.0]), first)])
        before = [variable.numpy() for variable in optimizer.variables[1:]]
        optimizer.build([first, second])
        self.assertAllClose([variable.numpy() for variable in optimizer.variables[1:3]], before)
        optimizer.apply_gradients([(tf.constant([1.0]), first), (tf.constant([1.0]), second)])
        self.assertEqual(
            [variable.name for variable in optimizer.variables],
            ["iteration:0", "Adam/m/first:0", "Adam/v/first:0", "m/second:0", "v/second:0"],
        )

    def test_one_optimizer_serves_two_models(self):
        optimizer = optimizers.SGD(0.5, momentum=0.5)
        for weight in (tf.Variable(1.0), tf.Variable(2.0)):
            step = tf.function(lambda w=weight: optimizer.apply_gradients([(tf.constant(1.0), w)]))
            step()
        self.assertEqual(len(optimizer.variables), 3)

    def test_own_rule(self):
        weight = tf.Variable([1.0, 1.0], name="w")
        optimizer = OwnRule()
        for _ in range(2):
            optimizer.apply_gradients([(tf.constant([1.0, 0.0]), weight)])
        self.assertAllClose(weight, [-0.5, 1.0])
        self.assertEqual([variable.name for variable in optimizer.variables], ["iteration:0", "OwnRule/sum/w:0"])
        again = OwnRule.from_config(optimizer.get_config())
        self.assertAllClose(again.learning_rate, 0.5)

    def test_own_rule_gets_every_index_once(self):
        weight = tf.Variable([0.0, 0.0])
        slices = tf.IndexedSlices(tf.constant([1.0, 2.0]), tf.constant([1, 1]), tf.constant([2]))
        OwnRule(1.0).apply_gradients([(slices, weight)])
        self.assertAllClose(weight, [0.0, -3.0])

    def test_own_rule_is_built_for_all_variables_at_once(self):
        optimizer = OwnRule()
        optimizer.build([tf.Variable(1.0)])
        with self.assertRaisesRegex(KeyError, "cannot recognize variable"):
            optimizer.apply_gradients([(tf.constant(1.0), tf.Variable(1.0))])

    def test_own_step_around_a_rule_of_ours(self):
        class Doubled(optimizers.SGD):
            def update_step(self, gradient, variable):
                super().update_step(2.0 * gradient, variable)

        weight = tf.Variable(1.0)
        Doubled(0.25).apply_gradients([(tf.constant(1.0), weight)])
        self.assertAllClose(weight, 0.5)

    def test_rule_must_be_defined(self):
        optimizer = optimizers.Optimizer("none")
        with self.assertRaisesRegex(NotImplementedError, "must define `update_step"):
            optimizer.learning_rate = 0.1
            optimizer.apply_gradients([(tf.constant(1.0), tf.Variable(1.0))])
        with self.assertRaisesRegex(AttributeError, "Missing learning rate"):
            optimizers.Optimizer("none").learning_rate  # noqa: B018

    def test_weight_decay_and_what_it_leaves_out(self):
        kernel, bias = tf.Variable([1.0], name="kernel"), tf.Variable([1.0], name="bias")
        scale = tf.Variable([1.0], name="scale")
        optimizer = optimizers.SGD(0.5, weight_decay=0.5)
        optimizer.exclude_from_weight_decay(var_list=[scale], var_names=["bias"])
        optimizer.apply_gradients([(tf.zeros(1), variable) for variable in (kernel, bias, scale)])
        self.assertAllClose([kernel, bias, scale], [[0.75], [1.0], [1.0]])
        with self.assertRaisesRegex(ValueError, "before the optimizer is built"):
            optimizer.exclude_from_weight_decay(var_names=["kernel"])

    def test_moving_average(self):
        weight = tf.Variable(1.0)
        optimizer = optimizers.SGD(1.0, use_ema=True, ema_momentum=0.5)
        optimizer.apply_gradients([(tf.constant(1.0), weight)])
        self.assertAllClose(weight, 0.0)
        optimizer.finalize_variable_values([weight])
        self.assertAllClose(weight, 0.5)

    def test_moving_average_overwrites_every_so_often(self):
        weight = tf.Variable(1.0)
        optimizer = optimizers.SGD(1.0, use_ema=True, ema_momentum=0.5, ema_overwrite_frequency=2)
        step = tf.function(lambda: optimizer.apply_gradients([(tf.constant(1.0), weight)]))
        step()
        self.assertAllClose(weight, 0.0)  # average 0.5
        step()
        self.assertAllClose(weight, -0.25)  # (0.5 - 1) / 2

    def test_settings_out_of_range_are_refused(self):
        for keywords, error in (
            (dict(clipnorm=1.0, global_clipnorm=1.0), "At most one of"),
            (dict(use_ema=True, ema_momentum=2.0), "`ema_momentum` must be"),
            (dict(use_ema=True, ema_overwrite_frequency=0.5), "`ema_overwrite_frequency` must be"),
            (dict(decay=0.1), "InverseTimeDecay"),
        ):
            with self.assertRaisesRegex(ValueError, error):
                optimizers.Adam(**keywords)
        with self.assertRaisesRegex(TypeError, "Keyword argument not understood: 'learning_rat'"):
            optimizers.Optimizer("x", learning_rat=0.1)

    def test_variables_may_be_called(self):
        optimizer = optimizers.SGD()
        self.assertEqual([variable.name for variable in optimizer.variables()], ["iteration:0"])
        self.assertEqual(len(optimizer.variables), 1)

    def test_iterations_may_be_set(self):
        optimizer = optimizers.SGD()
        optimizer.iterations = 5
        self.assertEqual(int(optimizer.iterations), 5)
        mine = tf.Variable(7, dtype=tf.int64)
        optimizer.iterations = mine
        self.assertIs(optimizer.iterations, mine)
        optimizer.build([tf.Variable(1.0)])
        with self.assertRaisesRegex(RuntimeError, "Cannot set `iterations` to a new Variable"):
            optimizer.iterations = tf.Variable(1, dtype=tf.int64)

    def test_own_variables_go_through_a_store(self):
        weight = tf.Variable([1.0, 2.0])
        optimizer = optimizers.Adam()
        optimizer.apply_gradients([(tf.constant([1.0, 2.0]), weight)])
        store = {}
        optimizer.save_own_variables(store)
        self.assertEqual(list(store), ["0", "1", "2"])
        again = optimizers.Adam()
        again.build([weight])
        again.load_own_variables(store)
        self.assertAllClose(again.variables, optimizer.variables)
        with self.assertWarnsRegex(UserWarning, "Skipping variable loading for optimizer 'Adam'"):
            optimizers.Adam().load_own_variables(store)

    def test_set_weights(self):
        optimizer = optimizers.SGD()
        optimizer.build([tf.Variable([1.0])])
        optimizer.set_weights([np.array(3), np.array([2.0])])
        self.assertEqual(int(optimizer.iterations), 3)
        with self.assertRaisesRegex(ValueError, "one array for each of the 2 variables"):
            optimizer.set_weights([np.array(3)])
        with self.assertRaisesRegex(ValueError, "has the shape"):
            optimizer.set_weights([np.array(3), np.array([2.0, 1.0])])

    def test_add_variable(self):
        optimizer = optimizers.SGD()
        variable = optimizer.add_variable((2,), initializer="ones", name="mine")
        self.assertAllClose(variable, [1.0, 1.0])
        self.assertIs(optimizer.variables[-1], variable)

    def test_state_is_restored_when_it_is_made(self):
        weight = tf.Variable([1.0, 2.0])
        optimizer = optimizers.Adam()
        optimizer.apply_gradients([(tf.constant([1.0, 2.0]), weight)])
        path = tf.train.Checkpoint(optimizer=optimizer).save(self.get_temp_dir() + "/c")
        again = optimizers.Adam()
        status = tf.train.Checkpoint(optimizer=again).restore(path)
        again.build([weight])
        status.assert_consumed()
        self.assertAllClose(again.variables, optimizer.variables)


class OptimizerUnderStrategyTest(test_case.TestCase):
    def strategy(self):
        return tf.distribute.MirroredStrategy([tf.config.list_logical_devices("CPU")[0].name])

    def test_updates_inside_of_replicas(self):
        strategy = self.strategy()
        with strategy.scope():
            weight, rows = tf.Variable([1.0, 1.0]), tf.Variable([1.0, 1.0])
            made = [
                optimizers.SGD(0.5),
                optimizers.Adam(0.5, weight_decay=0.1, use_ema=True),
                optimizers.RMSprop(0.5, momentum=0.5),
                optimizers.Nadam(),
            ]
        slices = tf.IndexedSlices(tf.constant([1.0, 1.0]), tf.constant([1, 1]), tf.constant([2]))
        for optimizer in made:
            plain = type(optimizer).from_config(optimizer.get_config())
            weight.assign([1.0, 1.0])
            rows.assign([1.0, 1.0])
            expected = [tf.Variable([1.0, 1.0]), tf.Variable([1.0, 1.0])]

            def update(optimizer=optimizer):
                optimizer.apply_gradients([(tf.constant([1.0, -2.0]), weight), (slices, rows)])

            tf.function(lambda update=update: strategy.run(update))()
            plain.apply_gradients(zip([tf.constant([1.0, -2.0]), slices], expected))
            self.assertAllClose([weight, rows], expected)
            self.assertAllEqual(optimizer.iterations, 1)

    def test_sums_gradients_once_unless_told_not_to(self):
        with self.strategy().scope():
            weight = tf.Variable(1.0)
            calls = []

            class Counting(optimizers.SGD):
                def aggregate_gradients(self, grads_and_vars):
                    calls.append(1)
                    return super().aggregate_gradients(grads_and_vars)

            optimizer = Counting(0.25)
            optimizer.apply_gradients([(tf.constant(1.0), weight)])
            optimizer.apply_gradients([(tf.constant(1.0), weight)], skip_gradients_aggregation=True)
            optimizer.apply_gradients([(tf.constant(1.0), weight)], experimental_aggregate_gradients=False)
        self.assertEqual(len(calls), 1)
        self.assertAllClose(weight, 0.25)

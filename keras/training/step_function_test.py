import numpy as np
import tensorflow as tf

from keras.data.chunk import IteratorBatches, OneBatch, StackedBatches
from keras.metrics import Mean
from keras.testing import test_case
from keras.training.step_function import StepFunction


class _Regression:
    """One weight that follows the data, and how often its step was traced."""

    def __init__(self):
        self.weight = tf.Variable(0.0)
        self.traces = 0

    def step(self, data):
        self.traces += 1
        x, y = data
        error = tf.reduce_mean(x * self.weight - y)
        self.weight.assign_sub(0.1 * error)
        return {"error": error}


_X = np.arange(12, dtype=np.float32).reshape(4, 3)
_Y = np.ones((4, 3), np.float32)


class StepFunctionTest(test_case.TestCase):
    def test_stacked_batches_give_what_single_ones_give(self):
        for jit_compile in (False, True):
            single, stacked = _Regression(), _Regression()
            one = StepFunction(single.step, jit_compile=jit_compile)
            for x, y in zip(_X, _Y):
                expected, _ = one.run(OneBatch((x, y)))
            outputs, steps = StepFunction(stacked.step, jit_compile=jit_compile).run(StackedBatches((_X, _Y), 4))
            self.assertEqual(steps, 4)
            self.assertEqual(float(outputs["error"]), float(expected["error"]))
            self.assertEqual(float(stacked.weight), float(single.weight))

    def test_xla_loops_have_room_for_fewer_steps(self):
        model = _Regression()
        function = StepFunction(model.step, jit_compile=True)
        function.run(StackedBatches((_X, _Y), 4))
        before = float(model.weight)
        function.run(StackedBatches((np.zeros((2, 3), np.float32), np.zeros((2, 3), np.float32)), 2))
        self.assertEqual(float(model.weight), before)
        self.assertEqual(model.traces, 1)

    def test_iterators_run_until_they_end(self):
        for is_certain, asked, expected in ((True, 4, 4), (False, 9, 4)):
            model = _Regression()
            iterator = iter(tf.data.Dataset.from_tensor_slices((_X, _Y)))
            _, steps = StepFunction(model.step).run(IteratorBatches(iterator, asked, is_certain))
            self.assertEqual(steps, expected)

    def test_varying_sizes_trace_twice(self):
        model = _Regression()
        function = StepFunction(model.step)
        for rows in (3, 1, 2, 5, 7):
            function.run_batch((np.ones(rows, np.float32), np.ones(rows, np.float32)))
        self.assertEqual(model.traces, 2)

    def test_known_variation_traces_once(self):
        model = _Regression()
        function = StepFunction(model.step)
        chunks = [OneBatch((np.ones(rows, np.float32),) * 2) for rows in (4, 4, 2)]
        function.prepare(chunks[0], rows_vary=True)
        for chunk in chunks:
            function.run(chunk)
        self.assertEqual(model.traces, 1)

    def test_collected_outputs_are_joined_by_rows(self):
        x = np.arange(6, dtype=np.float32).reshape(3, 2)
        for jit_compile in (False, True):
            function = StepFunction(lambda data: {"twice": 2 * data}, jit_compile=jit_compile, collect=True)
            outputs, _ = function.run(StackedBatches(x, 3))
            self.assertAllEqual(outputs["twice"], 2 * x.reshape(6))
            fewer, _ = function.run(StackedBatches(x[:2], 2))
            self.assertAllEqual(fewer["twice"], 2 * x[:2].reshape(4))

    def test_missing_parts_stay_missing(self):
        seen = []
        function = StepFunction(lambda data: seen.append(data[1]) or {"sum": tf.reduce_sum(data[2])})
        outputs = function.run_batch((_X, None, _Y))
        self.assertEqual(float(outputs["sum"]), 12.0)
        self.assertEqual(seen, [None])

    def test_eager_steps_are_plain_python(self):
        seen = []
        function = StepFunction(
            lambda data: {"sum": seen.append(data.numpy()) or tf.reduce_sum(data)}, run_eagerly=True
        )
        function.run(StackedBatches(_X, 4))
        self.assertLen(seen, 4)
        self.assertEqual(function.choose_steps(100), 1)

    def test_called_with_an_iterator_it_runs_the_steps_of_one_execution(self):
        model = _Regression()
        function = StepFunction(model.step, steps_per_execution=2)
        iterator = iter(tf.data.Dataset.from_tensor_slices((_X, _Y)))
        function(iterator)
        self.assertAllEqual(next(iterator)[0], _X[2])

    def test_chooses_equal_calls_of_about_fifty_milliseconds(self):
        function = StepFunction(lambda data: data)
        self.assertEqual(function.choose_steps(100), 1)
        function.seconds_per_step = 0.001
        self.assertEqual(function.choose_steps(100), 50)
        self.assertEqual(function.choose_steps(60), 30)
        function.seconds_per_step = 1.0
        self.assertEqual(function.choose_steps(60), 1)

    def test_a_fresh_run_begins_the_metrics_again(self):
        class FromOne(Mean):
            def reset_state(self):
                self.total.assign(1.0)
                self.count.assign(1.0)

        for jit_compile in (False, True):
            for metric, expected in ((Mean(), 6.0), (FromOne(), 3.5)):

                def step(data, metric=metric):
                    metric.update_state(data)
                    return {"mean": metric.result()}

                function = StepFunction(step, jit_compile=jit_compile, metrics=lambda metric=metric: [metric])
                for value in (2.0, 6.0):
                    outputs = function.run_fresh(np.array([value], np.float32))
                self.assertEqual(float(outputs["mean"]), expected)
                outputs, _ = function.run(OneBatch(np.array([0.0], np.float32)))
                self.assertAllClose(outputs["mean"], 7.0 / 3 if expected == 3.5 else 3.0)


if __name__ == "__main__":
    tf.test.main()

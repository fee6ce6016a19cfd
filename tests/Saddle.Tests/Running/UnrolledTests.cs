using Xunit;

namespace Saddle.Tests.Running;

public sealed class UnrolledTests
{
    [Fact]
    public void A_recurrence_of_784_steps_and_its_gradient_equal_a_loop()
    {
        const int Steps = 784;
        double[] inputs = [.. Enumerable.Range(0, Steps).Select(t => Math.Sin(t))];
        CompiledFunction function = Compiler.Compile(
            xs =>
            {
                (Tensor value, Tensor gradient) = Derivative.ValueAndGradient(w => Unrolled(w, xs[1], Steps))(xs[0]);
                return [value, gradient];
            },
            [new TensorSpec([2], ElementType.Float64), new TensorSpec([Steps], ElementType.Float64)]);
        Tensor[] results = function.Run(Tensor.Of(0.9, 0.4), Tensor.Of(inputs));

        (double state, double first, double second, double sum, double sumFirst, double sumSecond) = (0, 0, 0, 0, 0, 0);
        foreach (double x in inputs)
        {
            double next = Math.Tanh(0.9 * state + 0.4 * x);
            double slope = 1 - next * next;
            (first, second) = (slope * (state + 0.9 * first), slope * (x + 0.9 * second));
            state = next;
            sum += state * state;
            (sumFirst, sumSecond) = (sumFirst + 2 * state * first, sumSecond + 2 * state * second);
        }

        Assert.Equal(sum, results[0].ToScalar(), 1e-9);
        Assert.Equal(sumFirst, results[1].ToArray<double>()[0], 1e-9);
        Assert.Equal(sumSecond, results[1].ToArray<double>()[1], 1e-9);
    }

    private static Tensor Unrolled(Tensor weights, Tensor inputs, int steps)
    {
        (Tensor own, Tensor fed) = (weights.Slice(0, 0, 1), weights.Slice(0, 1, 1));
        Tensor state = Tensor.Zeros([1], ElementType.Float64);
        Tensor sum = state;
        for (int step = 0; step < steps; step++)
        {
            state = (own * state + fed * inputs.Slice(0, step, 1)).Tanh();
            sum += state.Square();
        }

        return sum;
    }
}

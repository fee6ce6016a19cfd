using Xunit;

namespace Saddle.Tests.Running;

public class FiniteCheckTests
{
    [Fact]
    public void The_first_op_at_fault_is_named_with_the_range_of_what_it_read()
    {
        CompiledFunction function = Checked(x => (x + 1).Log().Sum());
        new[] { 1f, -3f, 0.5f }.CopyTo(function.Inputs[0].Span<float>());
        NonFiniteException thrown = Assert.Throws<NonFiniteException>(() => function.Run());
        Assert.Equal(
            "log: the result of kernel 1, shape [3], contains NaN or infinity. "
                + "It was computed from add [3] between -2 and 2. "
                + "Lower the step size, or guard this op, as by a small constant under a root or logarithm.",
            thrown.Message);
    }

    [Fact]
    public void Literals_are_named_by_their_number()
    {
        CompiledFunction function = Checked(x => x.Power(-1.5));
        NonFiniteException thrown = Assert.Throws<NonFiniteException>(() => function.Run());
        Assert.Equal(
            "power: the result of kernel 0, shape [3], contains NaN or infinity. "
                + "It was computed from input(x) [3] between 0 and 0 and the number -1.5. "
                + "Lower the step size, or guard this op, as by a small constant under a root or logarithm.",
            thrown.Message);
    }

    [Fact]
    public void An_argument_that_is_not_finite_is_told_apart()
    {
        CompiledFunction function = Checked(x => x.Tanh());
        function.Inputs[0].Span<float>()[1] = float.NaN;
        NonFiniteException thrown = Assert.Throws<NonFiniteException>(() => function.Run());
        Assert.Contains(
            "It was computed from input(x) [3], which held NaN or infinity before.",
            thrown.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void State_is_as_before_the_failed_run()
    {
        CompiledFunction function = Compiler.Compile(
            xs => [xs[0] + 1, xs[0].Log()],
            [new TensorSpec([2])],
            carried: 1,
            new CompilerOptions { FiniteChecks = true });
        Assert.Throws<NonFiniteException>(() => function.Run());
        Assert.Equal([0, 0], function.Outputs[0].Span<float>().ToArray());
    }

    private static CompiledFunction Checked(Func<Tensor, Tensor> function) =>
        Compiler.Compile(function, [3], options: new CompilerOptions { FiniteChecks = true });
}

using System.Reflection;
using Saddle.Graphs;
using Saddle.Ops;
using Saddle.Passes;
using Saddle.Testing;
using Xunit;

namespace Saddle.Tests.Ops;

public sealed class OpTableTests
{
    public static TheoryData<string> Names => [.. OpCases.All.Select(row => row.Name)];

    public static TheoryData<string> Differentiable =>
        [.. OpCases.All.Where(row => row.ChecksDerivatives).Select(row => row.Name)];

    [Fact]
    public void Every_op_and_every_elementwise_function_has_a_row()
    {
        Op[] seen = [.. OpCases.All.SelectMany(row => row.Trace(ElementType.Float64).Nodes).Select(node => node.Op)];
        IEnumerable<string> missingOps =
            from type in typeof(Op).Assembly.GetTypes()
            where type.IsSubclassOf(typeof(Op)) && !type.IsAbstract && seen.All(op => op.GetType() != type)
            select type.Name;
        IEnumerable<string> missingFunctions =
            from constant in typeof(Elementwise).GetFields(BindingFlags.Public | BindingFlags.Static)
            let op = constant.GetValue(null) as Elementwise
            where op is not null && !seen.Contains(op)
            select constant.Name;
        Assert.Empty(missingOps.Concat(missingFunctions));
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Forward_mode_is_the_numeric_derivative(string name) =>
        Assert.InRange(Check(name).ForwardError(), 0, 1e-8);

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Forward_and_reverse_mode_agree(string name) =>
        Assert.InRange(Check(name).ModeMismatch(), 0, 1e-10);

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Second_order_is_the_numeric_derivative_of_first_order(string name) =>
        Assert.InRange(Check(name).SecondOrderError(), 0, 1e-6);

    [Theory]
    [MemberData(nameof(Names))]
    public void Passes_keep_the_meaning(string name)
    {
        OpCase row = OpCases.Named(name);
        Graph traced = row.Trace(ElementType.Float64);
        Graph passed = Pipeline.Run(traced, (_, graph) => GraphCheck.Verify(graph));
        double[][] x = row.Arguments(1);
        Assert.InRange(
            Numbers.Error(ReferenceInterpreter.Run(traced, x)[0], ReferenceInterpreter.Run(passed, x)[0]), 0, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Compiled_in_float32_is_the_reference(string name) =>
        Assert.InRange(CompiledError(name, ElementType.Float32), 0, 3e-6);

    [Theory]
    [MemberData(nameof(Names))]
    public void Compiled_in_float64_is_the_reference(string name) =>
        Assert.InRange(CompiledError(name, ElementType.Float64), 0, 1e-13);

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void Compiled_gradients_are_the_reference(string name)
    {
        OpCase row = OpCases.Named(name);
        Tensor[] Gradient(IReadOnlyList<Tensor> xs) => Derivative.Gradient(ys => row.Function(ys).Square().Sum())(xs);
        double[][] x = row.Arguments(2);
        double[][] expected = ReferenceInterpreter.Run(Compiler.Trace(Gradient, row.Specs(ElementType.Float64)), x);
        Tensor[] actual = Compiler.Compile(Gradient, row.Specs(ElementType.Float64))
            .Run([.. x.Zip(row.Shapes, (values, shape) => Tensor.FromArray(values, shape))]);
        Assert.All(expected.Zip(actual),
            pair => Assert.InRange(Numbers.Error(pair.First, pair.Second.ToArray<double>()), 0, 1e-12));
    }

    private static double CompiledError(string name, ElementType type)
    {
        OpCase row = OpCases.Named(name);
        double[][] x = row.Arguments(1);
        double[] expected = ReferenceInterpreter.Run(row.Trace(type), x)[0];
        Tensor[] arguments = [.. x.Zip(row.Shapes, (values, shape) => type == ElementType.Float32
            ? Tensor.FromArray(Array.ConvertAll(values, value => (float)value), shape)
            : Tensor.FromArray(values, shape))];
        Tensor y = Compiler.Compile(xs => [row.Function(xs)], row.Specs(type)).Run(arguments)[0];
        return Numbers.Error(expected, type == ElementType.Float32
            ? Array.ConvertAll(y.ToArray<float>(), value => (double)value)
            : y.ToArray<double>());
    }

    private static DerivativeCheck Check(string name)
    {
        OpCase row = OpCases.Named(name);
        return new DerivativeCheck(row.Function, row.Shapes, row.Arguments(1));
    }
}

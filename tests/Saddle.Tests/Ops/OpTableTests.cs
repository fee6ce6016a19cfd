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

    public static TheoryData<string> Differentiable => [.. OpCases.All.Where(row => row.ChecksDerivatives).Select(row => row.Name)];

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
        Assert.InRange(Numbers.Error(ReferenceInterpreter.Run(traced, x)[0], ReferenceInterpreter.Run(passed, x)[0]), 0, 1e-12);
    }

    private static DerivativeCheck Check(string name)
    {
        OpCase row = OpCases.Named(name);
        return new DerivativeCheck(row.Function, row.Shapes, row.Arguments(1));
    }
}

using Saddle.Nn.Initialisers;
using Saddle.Nn.Optimisers;
using Saddle.Settings;
using Saddle.Testing;
using Xunit;

namespace Saddle.Nn.Tests;

[Collection(Alone.Name)]
public sealed class OptimiserTests
{
    private static readonly Catalogues s_catalogues = new Catalogues().With(OptimiserCatalogue.Parts);

    public static TheoryData<string> Names => [.. OptimiserCatalogue.Parts.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Updates_outside_of_programs_cost_the_same_at_each_step(string name)
    {
        Optimiser rule = s_catalogues.Choose<Optimiser>(name).Make();
        Func<IReadOnlyList<Tensor>, Tensor[]> gradient =
            Derivative.Gradient(xs => (xs[0] - 3).Square().Sum() + xs[1].Square().Sum());
        Tensor[] at = [Tensor.Of(0f, 1f), Tensor.Of(2f)];
        Tensor[] state = [.. rule.InitialState([SpecOf("a", 2), SpecOf("b", 1)])];
        Spent.IsTheSameAtEachTurn(
            60,
            () => (at, state) = rule.Update(at, gradient(at), state, Tensor.Scalar(0.1)),
            () => at[0].ToArray<float>());
    }

    private static ParameterSpec SpecOf(string name, int size) => new(name, [size], new Constant(0), new Fans(1, 1));
}

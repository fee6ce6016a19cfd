using Saddle.Passes;
using Xunit;

namespace Saddle.Tests.Passes;

public sealed class RemoveAliasesTests
{
    [Fact]
    public void Detached_tensors_and_points_of_derivatives_become_their_values() => Printed.Same(
        """
        %0: [2] = input(x)
        %1: [2] = multiply(%0, %0)
        %2: [] = sum(axes [0])(%1)
        return %2
        """,
        RemoveAliases.Apply(
            Printed.Trace(x => Derivative.ValueAndGradient(y => (y * x.Detach()).Sum())(x).Value, [2])));
}

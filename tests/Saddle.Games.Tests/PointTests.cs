using Saddle.Testing;
using Xunit;

namespace Saddle.Games.Tests;

[Collection(Alone.Name)]
public sealed class PointTests
{
    [Fact]
    public void Steps_outside_of_programs_cost_the_same_each()
    {
        Game game = TurningGame.Create(pull: 1);
        Field field = game.FieldOn();
        Point at = game.Point(1, 1);
        double loss = 1;
        Spent.IsTheSameAtEachTurn(
            60, () => at -= 0.1 * field.At(at), () => loss = game.Loss(0, at, Sample.None).ToScalar());
        Assert.InRange(at.ToArray()[0], -0.01, 0.01);
        Assert.InRange(loss, -1e-4, 1e-4);
    }
}

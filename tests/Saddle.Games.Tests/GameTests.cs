using Xunit;

namespace Saddle.Games.Tests;

public sealed class GameTests
{
    private static Tensor Loss(Point at) => at["x"] * at["y"];

    private static readonly Player s_first = new("first", "x", Loss);
    private static readonly Player s_second = new("second", "y", at => -Loss(at));

    public static TheoryData<Action, string> Refused => new()
    {
        {
            () => _ = new Game("empty"),
            "empty: a game needs a player. It has none. Add one; one alone minimises its loss."
        },
        {
            () => _ = new Game("shared", s_first, new Player("second", "x", Loss)),
            "shared: a parameter is owned twice. 'x' belongs to first and again to second. "
                + "Name each once; players that share weights are one player."
        },
        {
            () => _ = new Game(
                "twice", new Player("first", [new Parameter("x", []), new Parameter("x", [2])], Loss), s_second),
            "twice: a parameter is owned twice. 'x' belongs to first and again to first. "
                + "Name each once; players that share weights are one player."
        },
        {
            () => _ = new Game("poor", s_first, new Player("second", [], Loss)),
            "poor: a player owns nothing. second has no parameters. "
                + "Give it one, or leave it out and put its loss into the others'."
        },
        {
            () =>
            {
                var game = new Game("wide", new Player("first", [new Parameter("x", [2])], Loss), s_second);
                game.FieldOn().At(game.Point(1, 2, 3));
            },
            "wide: the loss of first must be one number. Its shape is [2]. Sum or average it."
        },
        {
            () => _ = new Game("pair", s_first, s_second).Point(1, 2)["z"],
            "pair: no player owns a parameter of that name. Asked for 'z', there are 'x', 'y'. Use one of these."
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Ill_posed_games_are_refused(Action make, string message) =>
        Assert.Equal(message, Assert.Throws<GameException>(make).Message);

    [Fact]
    public void A_point_of_another_shape_is_refused() => Assert.Equal(
        "pair: the numbers are no point of this game. A point has 2 numbers, got 3 for 1 points. "
            + "Pass the players' parameters in order, all their numbers in a row.",
        Assert.Throws<ShapeException>(() => new Game("pair", s_first, s_second).Point(1, 2, 3)).Message);

    [Fact]
    public void The_field_stacks_each_players_gradient()
    {
        var game = new Game("pair", s_first, s_second);
        Assert.Equal([5, -2], game.FieldOn().At(game.Point(2, 5)).ToArray());
    }
}

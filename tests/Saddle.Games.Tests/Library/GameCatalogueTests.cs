using System.Numerics;
using Saddle.Games.Library;
using Xunit;

namespace Saddle.Games.Tests.Library;

public sealed class GameCatalogueTests
{
    public static IEnumerable<object[]> Variants =>
        GameCatalogue.All.SelectMany(game => game.Variants.Select(variant => (object[])[game.Name, variant.Name]));

    [Theory]
    [MemberData(nameof(Variants))]
    public void The_field_is_zero_at_the_equilibrium_and_has_the_stated_eigenvalues(string game, string variant)
    {
        KnownGame known = GameCatalogue.Named(game).Make(variant);
        if (known.Equilibrium is null)
        {
            Assert.NotNull(known.WhyNoEquilibrium);
            return;
        }

        double[] rest = known.Game.FieldOn().At(known.Equilibrium).ToArray();
        Assert.Equal(0, rest.Max(Math.Abs), 1e-12);
        if (known.Eigenvalues is not null)
        {
            SameEigenvalues.Within(known.Eigenvalues, Jacobians.Eigenvalues(known.Game, known.Equilibrium), 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Starts_are_finite_and_do_not_rest(string game, string variant)
    {
        KnownGame known = GameCatalogue.Named(game).Make(variant);
        double[] direction = known.Game.FieldOn().At(known.Start).ToArray();
        Assert.All(direction, value => Assert.True(double.IsFinite(value)));
        Assert.Contains(direction, value => value != 0);
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Many_starts_have_the_fields_of_each(string game, string variant)
    {
        KnownGame known = GameCatalogue.Named(game).Make(variant);
        double[] one = known.Start.ToArray();
        double[] other = [.. one.Select((value, i) => value * 0.5 + 0.1 * i)];
        double[] together = known.Game.FieldOn().At(known.Game.Points([one, other])).ToArray();
        double[] apart =
        [
            .. known.Game.FieldOn().At(known.Game.Point(one)).ToArray(),
            .. known.Game.FieldOn().At(known.Game.Point(other)).ToArray(),
        ];
        Assert.Equal(apart.Length, together.Length);
        Assert.All(apart.Zip(together), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Settings_change_the_game()
    {
        LibraryGame dirac = GameCatalogue.Named("dirac");
        Complex[] critical = [0.5, 0.5];
        Assert.Equal(critical, dirac.Make("r1", ("gamma", 1)).Eigenvalues!);
    }

    public static TheoryData<Action, string> Refused => new()
    {
        {
            () => GameCatalogue.Named("diracs"),
            $"games: there is no game of that name. Asked for 'diracs', there are "
                + $"{string.Join(", ", GameCatalogue.All.Select(game => game.Name))}. Use one of these."
        },
        {
            () => GameCatalogue.Named("bilinear").Make("wide"),
            "bilinear: there is no such variant. Asked for 'wide', there are scalar, random. Use one of these."
        },
        {
            () => GameCatalogue.Named("dirac").Make("simple-gp", ("gamma", 1)),
            "dirac: the variant simple-gp has no setting of that name. Asked for 'gamma'; it has rho, mass. "
                + "Use one of these, or another variant."
        },
        {
            () => GameCatalogue.Named("dirac").Make("minimax", ("gamma", 1)),
            "dirac: the variant minimax has no setting of that name. Asked for 'gamma'; it has none. "
                + "Use one of these, or another variant."
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Unknown_names_are_refused(Action make, string message) =>
        Assert.Equal(message, Assert.Throws<GameException>(make).Message);

    [Theory]
    [InlineData("dirac", "r1", "gamma", -1, "-1. Use a number of 0 or more.")]
    [InlineData("dirac", "wgan-gp", "target", 0, "0. Use a number above 0.")]
    [InlineData("spiral", "even", "mu", double.NaN, "NaN. Use a finite number.")]
    [InlineData("tournament", "even", "players", 1, "1. Use a number from 2 to 100.")]
    [InlineData("bilinear", "random", "size", 400_000_000, "400000000. Use a number from 1 to 500.")]
    [InlineData("quadratic", "market", "size", 4294967298, "4294967298. Use a number from 1 to 500.")]
    [InlineData("tournament", "even", "players", 2.5, "2.5. Use a whole number.")]
    public void Settings_out_of_range_are_refused(
        string game, string variant, string name, double value, string words) =>
        Assert.Equal(
            $"{game}: {name} is out of range. Got {words} (Parameter '{name}')",
            Assert.Throws<ArgumentOutOfRangeException>(
                () => GameCatalogue.Named(game).Make(variant, (name, value))).Message);

    [Fact]
    public void Games_of_more_than_a_thousand_numbers_are_refused_before_they_are_made() => Assert.Equal(
        "quadratic: players times size is out of range. Got 50000. Use a number from 2 to 1000. "
        + "(Parameter 'players times size')",
        Assert.Throws<ArgumentOutOfRangeException>(
            () => GameCatalogue.Named("quadratic").Make("general-sum", ("players", 100), ("size", 500))).Message);
}

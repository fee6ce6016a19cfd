using System.Numerics;
using Saddle.Games.Library;
using Saddle.Settings;
using Xunit;

namespace Saddle.Games.Tests.Library;

public sealed class GameCatalogueTests
{
    public static IEnumerable<object[]> Variants =>
        GameCatalogue.All.SelectMany(game => game.Variants.Names.Select(variant => (object[])[game.Name, variant]));

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
        Complex[] critical = [0.5, 0.5];
        Assert.Equal(critical, DiracGan.Game.Choose("r1").With(DiracGan.Gamma, 1).Make().Eigenvalues!);
        Choice<KnownGame> byName = GameCatalogue.Parts.Choose("dirac").With("variant", "r1").With("gamma", "1");
        Assert.Equal(critical, byName.Make().Eigenvalues!);
    }

    [Fact]
    public void A_game_without_a_variant_is_its_first() => Assert.All(GameCatalogue.All, game =>
    {
        string first = game.Make(game.Variants.Names[0]).Game.Name;
        Assert.Equal(first, game.Make().Game.Name);
        Assert.Equal(first, GameCatalogue.Parts.Make(game.Name).Game.Name);
    });

    public static TheoryData<Action, string> Refused => new()
    {
        {
            () => GameCatalogue.Named("diracs"),
            "game: there is no 'diracs'. The nearest names are 'dirac', 'spiral', 'market'. "
                + $"Use one of {string.Join(", ", GameCatalogue.All.Select(game => game.Name))}."
        },
        {
            () => Bilinear.Game.Make("wide"),
            "variant of bilinear: there is no 'wide'. The nearest names are 'random', 'scalar'. "
                + "Use one of scalar, random."
        },
        {
            () => DiracGan.Game.Choose("simple-gp").With("gamma", "1"),
            "variant of dirac: 'simple-gp' has no setting 'gamma'. It has rho and mass. "
                + "'gamma' is read by r1, r2 and wgan-r1. Leave it out, or choose another variant of dirac."
        },
        {
            () => GameCatalogue.Parts.Choose("dirac").With("gamma", "1"),
            "game: 'dirac' has no setting 'gamma'. It has variant. "
                + "'gamma' is read by r1, r2 and wgan-r1. Leave it out, or choose another variant of dirac."
        },
        {
            () => DiracGan.Game.Choose("r1").With(DiracGan.Gamma, -1),
            "gamma takes a number of 0 or more. Got '-1'. Write for example gamma=0.5."
        },
        {
            () => Spiral.Game.Choose().With(Spiral.Mu, double.NaN),
            "mu takes a finite number. Got 'NaN'. Write for example mu=0.5."
        },
        {
            () => Tournament.Game.Choose().With("players", "2.5"),
            "players takes a whole number from 2 to 100. Got '2.5'. Write for example players=2."
        },
        {
            () => Bilinear.Game.Choose("random").With(Bilinear.Size, 400_000_000),
            "size takes a whole number from 1 to 500. Got '400000000'. Write for example size=1."
        },
        {
            () => QuadraticGames.Game.Choose("market").With("size", "4294967298"),
            "size takes a whole number from 1 to 500. Got '4294967298'. Write for example size=1."
        },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_a_game_does_not_have_is_refused(Action make, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(make).Message);

    [Fact]
    public void Games_of_more_than_a_thousand_numbers_are_refused_before_they_are_made() => Assert.Equal(
        "quadratic: the game has too many numbers. 100 players of size 500 have 50000. Use 1000 at most.",
        Assert.Throws<ConfigurationException>(() => QuadraticGames.Game.Choose("general-sum")
            .With(QuadraticGames.Players, 100).With(QuadraticGames.Size, 500).Make()).Message);
}

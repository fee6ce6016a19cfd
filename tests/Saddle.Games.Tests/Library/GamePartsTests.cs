using System.Globalization;
using System.Text.Json.Nodes;
using Saddle.Games.Library;
using Saddle.Settings;
using Xunit;

namespace Saddle.Games.Tests.Library;

/// <summary>What holds of every setting of every game; a new one is tested with that.</summary>
public sealed class GamePartsTests
{
    private static readonly Catalogues s_catalogues = new Catalogues().With(GameCatalogue.Parts);

    public static IEnumerable<object[]> Variants => GameCatalogueTests.Variants;

    [Fact]
    public void Every_game_variant_and_setting_says_what_it_is()
    {
        Assert.All(GameCatalogue.Parts.Parts, part => Assert.NotEmpty(part.Summary + part.Source));
        Assert.All(GameCatalogue.All.SelectMany(game => game.Variants.Parts), variant =>
        {
            Assert.NotEmpty(variant.Summary);
            Assert.All(variant.Settings, setting => Assert.NotEmpty(setting.Meaning));
        });
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_setting_is_read(string game, string variant)
    {
        Choice<KnownGame> choice = GameCatalogue.Named(game).Choose(variant);
        foreach (IValueSetting setting in Settings(choice))
        {
            // Noise on both sides of a Wasserstein loss changes nothing.
            if (variant != "wgan-noise")
            {
                Assert.NotEqual(Look(choice), Look(choice.With(setting.Name, Other(setting))));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_setting_takes_what_is_inside_its_range_and_refuses_what_is_outside(string game, string variant)
    {
        Choice<KnownGame> choice = GameCatalogue.Named(game).Choose(variant);
        foreach (IValueSetting setting in Settings(choice))
        {
            Assert.All(setting.Range.InsideTexts, text =>
                Assert.Equal(text, choice.With(setting.Name, text).Entries.First(entry =>
                    entry.Path == setting.Name).Text));
            Assert.All(setting.Range.OutsideTexts, text => Assert.StartsWith(
                $"{setting.Name} takes {setting.Range.Words}. Got '{text}'. ",
                Assert.Throws<ConfigurationException>(() => choice.With(setting.Name, text)).Message,
                StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_choice_survives_json_and_has_a_flag_for_each_setting(string game, string variant)
    {
        Choice<KnownGame> choice = GameCatalogue.Parts.Choose(game).With("variant", variant);
        foreach (IValueSetting setting in Settings(GameCatalogue.Named(game).Choose(variant)))
        {
            choice = choice.With(setting.Name, Other(setting));
        }

        Assert.Equal(choice, Choice<KnownGame>.FromJson(JsonNode.Parse(choice.ToJson().ToJsonString())!.AsObject(),
            s_catalogues));
        Assert.Equal(
            choice.Entries.Select(entry => entry.Path),
            new Flags(choice.Part, s_catalogues).ReadBy(choice).Select(read => read.Flag.Name));
    }

    private static IEnumerable<IValueSetting> Settings(Choice<KnownGame> choice) =>
        choice.Part.Settings.Cast<IValueSetting>();

    private static string Other(IValueSetting setting) => setting is Setting<int> whole
        ? (whole.Default + 1).ToString(CultureInfo.InvariantCulture)
        : (((Setting<double>)setting).Default + 0.25).ToString("R", CultureInfo.InvariantCulture);

    // The field away from any symmetry, and how steps are made.
    private static string Look(Choice<KnownGame> choice)
    {
        KnownGame known = choice.Make();
        double[] at = [.. known.Start.ToArray().Select((x, i) => 0.7 * x + 0.1 * i)];
        double[] field = known.Game.FieldOn().At(known.Game.Point(at)).ToArray();
        return string.Join(' ', field) + known.Rule;
    }
}

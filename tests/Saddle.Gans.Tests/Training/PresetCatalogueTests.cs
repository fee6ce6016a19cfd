using System.Globalization;
using Saddle.Gans.Training;
using Saddle.Settings;
using Saddle.Training.Options;
using Saddle.Training.Tests.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

/// <summary>Every value of the tables of methods and of what fits data is one that something reads.</summary>
public sealed class PresetCatalogueTests
{
    public static TheoryData<string> Names => new(PresetCatalogue.Parts.Names);

    private static Choice<RunSettings> Start(Preset preset) =>
        Choice<RunSettings>.Of(RunSettings.Part(BuiltIn.Catalogues), BuiltIn.Catalogues)
            .With(RunSettings.RecipePath, preset.Recipe);

    // The method's own parts, whatever the data are.
    private static Choice<RunSettings> WithParts(Preset preset) => preset.Values
        .Where(value => SlotAt(Start(preset), value.Path) is not null || value.With is not null)
        .Where(value => value.With is null && value.On is null)
        .Aggregate(Start(preset), (chosen, value) => chosen.With(value.Path, value.Text));

    private static ISlot? SlotAt(Choice<RunSettings> choice, string path) =>
        choice.Entries.FirstOrDefault(entry => entry.Path == path)?.Setting as ISlot;

    // The same, and the same with any other part in the slot that holds a path.
    private static IEnumerable<Choice<RunSettings>> AroundPath(Choice<RunSettings> chosen, string path)
    {
        string slot = path.Contains('.', StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : "";
        return SlotAt(chosen, slot) is not { } holder
            ? [chosen]
            : holder.PartsIn(BuiltIn.Catalogues).Names.Select(part => chosen.With(slot, part)).Prepend(chosen);
    }

    private static void RequireRead(PresetValue value, Choice<RunSettings> chosen)
    {
        if (value.With is { } needed)
        {
            Assert.NotNull(SlotAt(chosen, needed.Slot));
            chosen = chosen.With(needed.Slot, needed.Part);
            Assert.NotNull(chosen.At(value.Path));
        }

        Choice<RunSettings>? reader = AroundPath(chosen, value.Path)
            .FirstOrDefault(with => with.At(value.Path) is not null);
        Assert.True(reader is not null, $"{value.Path} is read by nothing.");
        string read = reader.With(value.Path, value.Text).At(value.Path)!;
        Assert.True(
            read == value.Text || double.Parse(read, CultureInfo.InvariantCulture)
                == double.Parse(value.Text, CultureInfo.InvariantCulture),
            $"{value.Path} is {read}, not {value.Text}.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_of_a_method_is_read(string name)
    {
        Preset preset = PresetCatalogue.Parts.Make(name);
        Assert.All(preset.Values, value => RequireRead(value, WithParts(preset)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_passed_over_but_what_says_which_part_it_is_for(string name)
    {
        Preset preset = PresetCatalogue.Parts.Make(name);
        Choice<RunSettings> chosen = WithParts(preset);
        string[] passed =
        [
            .. preset.Values.Where(value => value.With is null && chosen.At(value.Path) is null)
                .Select(value => value.Path).Distinct(),
        ];
        Assert.Empty(passed);
    }

    [Fact]
    public void Every_value_that_fits_data_is_read()
    {
        Choice<RunSettings> start = Start(new Preset(AdversarialRecipe.Part.Name));
        Assert.All(AdversarialFits.Values, value => RequireRead(value, start));
        Assert.All(AdversarialFits.Values.GroupBy(value => value.On), kind =>
        {
            Choice<RunSettings> chosen = kind.Where(value => SlotAt(start, value.Path) is not null)
                .Aggregate(start, (with, value) => with.With(value.Path, value.Text));
            Assert.All(kind, value => Assert.NotNull(chosen.At(value.Path)));
        });
    }

    [Fact]
    public void A_value_that_nothing_reads_would_be_seen()
    {
        Choice<RunSettings> start = Start(new Preset(AdversarialRecipe.Part.Name));
        foreach (PresetValue wrong in (PresetValue[])
        [
            new("critic.optimiser.bta2", "0.9"), new("penalty.wait", "1"), new("critic-step", "5"),
            new("dynamics.weight", "1") { With = new("dynamics", "extragradient") },
            new("dynamics.weight", "1") { With = new("motion", "consensus") },
        ])
        {
            Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => RequireRead(wrong, start));
        }

        Assert.Throws<ConfigurationException>(() => RequireRead(new("critic-steps", "0"), start));
        Assert.Throws<ConfigurationException>(() => RequireRead(new("penalty", "gradient-penalti"), start));
        Assert.Throws<ConfigurationException>(
            () => RequireRead(new("dynamics.weight", "1") { With = new("dynamics", "consensu") }, start));
    }

    [Fact]
    public void Every_method_says_what_it_is() => Assert.All(Method.In(BuiltIn.Catalogues), method =>
    {
        Assert.NotEmpty(method.Summary);
        Assert.NotEmpty(method.Source);
        Assert.Contains(method.Preset.Recipe, BuiltIn.Recipes.Names);
    });
}

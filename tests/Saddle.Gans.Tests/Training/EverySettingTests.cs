using Saddle.Data;
using Saddle.Settings;
using Saddle.Testing;
using Saddle.Training.Options;
using Xunit;

namespace Saddle.Gans.Tests.Training;

/// <summary>What holds of every setting of a run, whichever parts are chosen.</summary>
public sealed class EverySettingTests
{
    private const int Deepest = 2;
    private static readonly Part<RunSettings> s_part = RunSettings.Part(BuiltIn.Catalogues);
    private static readonly Flags s_flags = new(s_part, BuiltIn.Catalogues);

    public static TheoryData<string> Recipes => new(BuiltIn.Recipes.Names);

    private static Choice<RunSettings> Choose(string recipe) =>
        Choice<RunSettings>.Of(s_part, BuiltIn.Catalogues).With(RunSettings.RecipePath, recipe);

    // The choice itself, and the same with each part in each slot: in those within these parts as well.
    private static IEnumerable<Choice<RunSettings>> WithEachPart(
        Choice<RunSettings> choice, string within, int depth) =>
        (depth == 0 ? [] : from slot in choice.Entries.ToArray()
                           where slot.Setting is ISlot && slot.Path != RunSettings.RecipePath
                               && slot.Path.StartsWith(within, StringComparison.Ordinal)
                           from part in ((ISlot)slot.Setting).PartsIn(BuiltIn.Catalogues).Names
                           from other in WithEachPart(choice.With(slot.Path, part), $"{slot.Path}.", depth - 1)
                           select other).Prepend(choice);

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Options_survive_json_with_all_settings_off_their_defaults(string recipe)
    {
        Choice<RunSettings> off = OffDefaults.Of(Choose(recipe), except: RunSettings.RecipePath);
        Assert.All(off.Entries.Where(entry => entry.Path != RunSettings.RecipePath),
            entry => Assert.NotEqual(OffDefaults.DefaultOf(entry.Setting), entry.Text));
        RunOptions options = new(
            "12.34.56", "of my own", new DataFacts("0123", [3, 1, 65_536], new ClassShares([7, 0, 1])), off);
        var read = RunOptions.FromJson(options.ToJson(), BuiltIn.Catalogues);
        Assert.Equal(options, read);
        Assert.Equal(options.ToJson(), read.ToJson());
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Options_survive_json_with_each_part_in_each_slot(string recipe) => Assert.All(
        WithEachPart(Choose(recipe), "", Deepest), choice =>
        {
            RunOptions options = new("0.1.0", "any", new DataFacts("0", [2], ClassShares.None), choice);
            Assert.Equal(options, RunOptions.FromJson(options.ToJson(), BuiltIn.Catalogues));
        });

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Every_setting_has_a_flag(string recipe)
    {
        int count = 0;
        foreach (Choice<RunSettings> choice in WithEachPart(Choose(recipe), "", Deepest))
        {
            HashSet<string> read =
                [.. s_flags.ReadBy(choice).SelectMany(flag => flag.Entries).Select(entry => entry.Path)];
            Assert.Equal([], choice.Entries.Select(entry => entry.Path).Where(path => !read.Contains(path)));
            count++;
        }

        Assert.InRange(count, 10, int.MaxValue);
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Every_flag_reaches_what_it_says(string recipe)
    {
        Choice<RunSettings> start = Choose(recipe), off = OffDefaults.Of(start, except: RunSettings.RecipePath);
        (string, string)[] given =
        [
            .. from entry in off.Entries
               where entry.Path != RunSettings.RecipePath
               select (FlagOf(entry.Path, off), entry.Text),
        ];
        Assert.Equal(off, s_flags.Apply(start, given));
    }

    // The flag that sets a path alone.
    private static string FlagOf(string path, Choice<RunSettings> choice) => s_flags.ReadBy(choice).First(read =>
        read.Entries.Count == 1 && read.Entries[0].Path == path
        && read.Flag.Targets.Any(target => target.Path == path && !target.IsShared)).Flag.Name;

    [Fact]
    public void No_two_settings_of_a_run_have_one_path() => Assert.All(
        BuiltIn.Recipes.Names.SelectMany(recipe => WithEachPart(Choose(recipe), "", Deepest)),
        choice => Assert.Distinct(choice.Entries.Select(entry => entry.Path)));
}

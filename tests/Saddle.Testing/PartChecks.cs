using Saddle.Settings;
using Xunit;

namespace Saddle.Testing;

/// <summary>What holds of every part of a catalogue; a test class derives from it per catalogue.</summary>
/// <param name="catalogues">The catalogue, and those of the slots of its parts.</param>
/// <param name="records">What the parts make at their defaults, made by constructors; in the catalogue's order.</param>
/// <typeparam name="T">The type of what the parts make.</typeparam>
public abstract class PartChecks<T>(Catalogues catalogues, params IReadOnlyList<T> records)
    where T : notnull
{
    private IEnumerable<Choice<T>> Choices => catalogues.Of<T>().Names.Select(catalogues.Choose<T>);

    [Fact]
    public void Every_part_at_its_defaults_equals_its_record()
    {
        T[] made = [.. Choices.Select(choice => choice.Make())];
        Assert.Equal(records.Select(record => record.GetType()), made.Select(part => part.GetType()));
        Assert.All(made.Zip(records), pair => Assert.Equivalent(pair.Second, pair.First, strict: true));
    }

    [Fact]
    public void Every_part_and_setting_says_what_it_is()
    {
        Assert.Distinct(catalogues.Of<T>().Names);
        Assert.All(Choices, choice => Assert.NotEmpty(choice.Part.Summary));
        Assert.All(Choices.SelectMany(choice => choice.Part.Settings), setting => Assert.NotEmpty(setting.Meaning));
    }

    [Fact]
    public void Every_setting_takes_what_is_inside_its_range() => Assert.All(Values(), place =>
    {
        (Choice<T> choice, string name, IRange range) = place;
        Assert.NotEmpty(range.InsideTexts);
        foreach (string text in range.InsideTexts)
        {
            Choice<T> changed = choice.With(name, text);
            Assert.Equal(text, changed.Entries.First(entry => entry.Path == name).Text);
            Assert.NotNull(changed.Make());
        }
    });

    [Fact]
    public void Every_choice_refuses_what_is_outside() => Assert.All(Values(), place =>
    {
        (Choice<T> choice, string name, IRange range) = place;
        foreach (string text in range.OutsideTexts)
        {
            var error = Assert.Throws<ConfigurationException>(() => choice.With(name, text));
            Assert.StartsWith($"{name} takes {range.Words}. Got '{text}'. ", error.Message, StringComparison.Ordinal);
        }
    });

    [Fact]
    public void Every_record_refuses_what_is_outside() => Assert.All(Values(), place =>
    {
        (Choice<T> choice, string name, IRange range) = place;
        foreach (object? value in range.OutsideValues)
        {
            var wrong = (Choice<T>)ChoicePath.WithUnchecked(OffDefaults.Of(choice), name, value);
            Exception? error = Record.Exception(() => wrong.Make());
            Assert.True(error is ArgumentException or ConfigurationException, $"{choice.Part}: {name} took '{value}'.");
        }
    });

    [Fact]
    public void Every_choice_survives_json_with_all_settings_off_their_defaults() => Assert.All(Choices, choice =>
    {
        Choice<T> off = OffDefaults.Of(choice);
        Choice<T> read = Choice<T>.FromJson(JsonText.Write(off.ToJson()), catalogues);
        Assert.Equal(off, read);
        Assert.Empty(off.Differences(read));
    });

    [Fact]
    public void Every_setting_is_read() => Assert.All(Choices, choice =>
    {
        Choice<T> off = OffDefaults.Of(choice);
        T made = off.Make();
        Assert.Equal(made, off.Make());
        foreach (Entry entry in off.Entries)
        {
            Assert.NotEqual(made, off.With(entry.Path, OffDefaults.DefaultOf(entry.Setting)).Make());
        }
    });

    [Fact]
    public void Every_setting_has_a_flag() => Assert.All(Choices, choice =>
    {
        Flags flags = new(choice.Part, catalogues);
        Choice<T> off = OffDefaults.Of(choice);
        Assert.Equal(
            off.Entries.Select(entry => entry.Path).Order(StringComparer.Ordinal),
            flags.ReadBy(off).SelectMany(read => read.Entries).Select(entry => entry.Path).Distinct()
                .Order(StringComparer.Ordinal));
    });

    private IEnumerable<(Choice<T> Choice, string Name, IRange Range)> Values() =>
        from choice in Choices
        from setting in choice.Part.Settings.OfType<IValueSetting>()
        select (choice, setting.Name, setting.Range);
}

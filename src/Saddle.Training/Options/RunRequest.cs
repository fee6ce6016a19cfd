using Saddle.Data;
using Saddle.Nn.Formats;
using Saddle.Settings;

namespace Saddle.Training.Options;

/// <summary>A run as someone asks for it: a method by name, and what is to differ from it.</summary>
/// <remarks>
/// What is chosen by name comes first, then numbers: defaults, values that fit the data, the method's own values, and
/// what is asked for, each over those before.
/// </remarks>
/// <param name="Method">The method's name.</param>
/// <param name="Catalogues">Where methods, recipes and parts are found.</param>
public sealed record RunRequest(string Method, Catalogues Catalogues)
{
    /// <summary>Values by path, such as <c>critic.rate</c> and its text; they win over flags.</summary>
    public IReadOnlyList<(string Path, string Text)> Values { get; init; } = [];

    /// <summary>Values by flag, without dashes in front; see <see cref="Flags.Apply"/>.</summary>
    public IReadOnlyList<(string Flag, string Text)> Given { get; init; } = [];

    /// <summary>Whether flags that what is chosen does not read are passed over, since they are for others.</summary>
    public bool IsForSeveral { get; init; }

    /// <summary>The flags that <see cref="Given"/> may name; null to derive them.</summary>
    public Flags? Flags { get; init; }

    /// <summary>Opens the data, and fits images to the networks where no size is asked for.</summary>
    /// <param name="progress">Told how far opening is, and later of what is left out; null for nobody.</param>
    /// <remarks>Networks that are asked for by name count: those for any shape leave images as they are.</remarks>
    /// <exception cref="DataException">They cannot be opened.</exception>
    /// <exception cref="ConfigurationException">A value is out of range, or nothing shows it.</exception>
    public OpenedData OpenData(IProgress<DataEvent>? progress = null)
    {
        RunSettings settings = Sharing(value => value.On is null);
        var opened = OpenedData.Of(settings, FitOf, progress);
        (opened.Fit is { IsPadded: true } fit ? settings.Data with { Pad = fit.Side } : settings.Data)
            .RequireShown(opened.Data);
        return opened;
    }

    /// <summary>How <see cref="OpenData"/> fits images where no size is asked for.</summary>
    /// <param name="data">Data as they are asked for.</param>
    /// <returns>null where the networks take them as they are.</returns>
    public SquareFit? FitOf(Dataset data)
    {
        if (data is not ImageDataset images)
        {
            return null;
        }

        DataFacts seen = DataFacts.Seen(data);
        return SquareFit.To(images, Sharing(value => value.On?.Holds(seen) ?? true).Recipe.Sides);
    }

    /// <summary>Every option of a run on data as they are.</summary>
    /// <inheritdoc cref="Resolve(OpenedData)"/>
    /// <param name="data">The data.</param>
    public RunOptions Resolve(Dataset data) => Resolve(new OpenedData(data));

    /// <summary>Every option of the run.</summary>
    /// <param name="opened">What <see cref="OpenData"/> opened.</param>
    /// <exception cref="ConfigurationException">
    /// Something has no such name, is out of range or is not read by what is chosen.
    /// </exception>
    public RunOptions Resolve(OpenedData opened)
    {
        Dataset data = opened.Data;
        Method method = Options.Method.Named(Method, Catalogues);
        DataFacts facts = DataFacts.Of(data);
        Choice<RunSettings> chosen = Start();
        RunSettings asked = Asked(chosen, path => IsShared(chosen, path)).Make();
        PresetValue[] values =
        [
            .. opened.Values.Concat(chosen.Make().Recipe.Fitted(data, asked)).Concat(method.Preset.Values)
                .Where(value => value.On?.Holds(facts) ?? true),
        ];
        chosen = Preset(chosen, values, slots: true);
        chosen = Asked(chosen, path => IsSlot(chosen, path));
        RequireKnown(chosen, method, values);
        chosen = Preset(chosen, values, slots: false);
        chosen = Asked(chosen, _ => true);
        chosen = chosen.With(
            RunSettings.SourcePath, DataSettings.AnywhereNameOf((string)chosen.ValueAt(RunSettings.SourcePath)!));
        return new RunOptions(
            RunOptions.PresentVersion, method.Name, facts, chosen.Make().Recipe.Completed(chosen));
    }

    /// <summary>The flags that some options do not read, without dashes in front.</summary>
    public IReadOnlyList<string> Unread(RunOptions options)
    {
        (Flags ?? new Flags(options.Chosen.Part, Catalogues))
            .ApplyWhatIsRead(options.Chosen, Given, out IReadOnlyList<string> unread);
        return unread;
    }

    // What all methods share of a run: which data, how they are opened, and what decides the networks.
    private RunSettings Sharing(Func<PresetValue, bool> counts)
    {
        Choice<RunSettings> chosen = Start();
        PresetValue[] values = [.. Options.Method.Named(Method, Catalogues).Preset.Values.Where(counts)];
        chosen = Preset(chosen, values, slots: true);
        return Asked(Preset(chosen, values, slots: false), path => IsShared(chosen, path)).Make();
    }

    private Choice<RunSettings> Start() =>
        Choice<RunSettings>.Of(RunSettings.Part(Catalogues), Catalogues)
            .With(RunSettings.RecipePath, Options.Method.Named(Method, Catalogues).Preset.Recipe);

    // What the chosen parts do not have is passed over; what no part has is a fault of the method.
    private void RequireKnown(Choice<RunSettings> chosen, Method method, PresetValue[] values)
    {
        PresetValue[] absent = [.. values.Where(value => value.With is null && TextAt(chosen, value.Path) is null)];
        if (absent.Length == 0)
        {
            return;
        }

        HashSet<string> known =
        [
            .. (Flags ?? new Flags(chosen.Part, Catalogues)).All
                .SelectMany(flag => flag.Targets).Select(target => target.Path),
        ];
        if (absent.FirstOrDefault(value => !known.Contains(value.Path)) is { } wrong)
        {
            throw new ConfigurationException($"method {method.Name}: there is no setting '{wrong.Path}'. It is to be "
                + $"{wrong.Text}. {NearestNames.Sentence(wrong.Path, known)} Correct the method's values.");
        }
    }

    private static Choice<RunSettings> Preset(Choice<RunSettings> chosen, PresetValue[] values, bool slots)
    {
        foreach (PresetValue value in values)
        {
            bool isThere = value.With is not { } needed || TextAt(chosen, needed.Slot) == needed.Part;
            if (isThere && TextAt(chosen, value.Path) is not null && IsSlot(chosen, value.Path) == slots)
            {
                chosen = chosen.With(value.Path, value.Text);
            }
        }

        return chosen;
    }

    private Choice<RunSettings> Asked(Choice<RunSettings> chosen, Func<string, bool> counts)
    {
        if (Given.Count > 0)
        {
            Flags flags = Flags ?? new Flags(chosen.Part, Catalogues);
            (string, string)[] given = [.. Given.Where(given => Counts(flags, given.Flag, counts))];
            chosen = (Choice<RunSettings>)(IsForSeveral
                ? flags.ApplyWhatIsRead(chosen, given, out _)
                : flags.Apply(chosen, given));
        }

        return Values.Where(value => counts(value.Path))
            .Aggregate(chosen, (asked, value) => asked.With(value.Path, value.Text));
    }

    // A flag that there is not is refused where flags are applied.
    private static bool Counts(Flags flags, string flag, Func<string, bool> counts) =>
        flags.Meant(flag) is not { } entry || entry.Targets.Any(target => counts(target.Path));

    // What decides which data are learnt from, and how they are opened.
    private static bool IsShared(Choice<RunSettings> chosen, string path) => chosen.Entries.Any(entry =>
        entry.Path == path && (entry.Standing is Standing.Data or Standing.Protocol
            || path is RunSettings.StrictPath or RunSettings.CachePath or RunSettings.SkipDamagedPath));

    private static bool IsSlot(Choice<RunSettings> chosen, string path) =>
        chosen.Entries.FirstOrDefault(entry => entry.Path == path)?.Setting is ISlot;

    private static string? TextAt(Choice<RunSettings> chosen, string path) =>
        chosen.Entries.FirstOrDefault(entry => entry.Path == path)?.Text;
}

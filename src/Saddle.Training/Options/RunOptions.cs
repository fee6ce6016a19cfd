using System.Text.Json.Nodes;
using Saddle.Data;
using Saddle.Nn.Formats;
using Saddle.Settings;
using Saddle.Training.Runs;

namespace Saddle.Training.Options;

/// <summary>All that decides a run: what was chosen, and what its data turned out to be.</summary>
/// <remarks>Written to <c>options.json</c> and into every snapshot.</remarks>
/// <param name="Version">The version of the program that began the run.</param>
/// <param name="Method">The method that was asked for by name; its values are among those chosen.</param>
/// <param name="Found">The data.</param>
/// <param name="Chosen">Every setting with its value.</param>
public sealed record RunOptions(string Version, string Method, DataFacts Found, Choice<RunSettings> Chosen)
{
    private const string VersionMember = "version";
    private const string MethodMember = "method";
    private const string FoundMember = "found";
    private const string Owner = "options";

    /// <summary>The version of this program.</summary>
    public static string PresentVersion { get; } = typeof(RunOptions).Assembly.GetName().Version!.ToString(3);

    /// <summary>Makes what was chosen.</summary>
    public RunSettings Settings => Chosen.Make();

    /// <summary>The same with another value.</summary>
    /// <inheritdoc cref="IChoice.With"/>
    public RunOptions With(string path, string text) => this with { Chosen = Chosen.With(path, text) };

    /// <summary>One indented object.</summary>
    public string ToJson()
    {
        JsonObject json = new()
        {
            [VersionMember] = Version,
            [MethodMember] = Method,
            [FoundMember] = Found.ToJson(),
        };
        JsonObject chosen = OptionsJson.Unnamed(Chosen.ToJson());
        foreach ((string name, JsonNode? value) in chosen.ToArray())
        {
            chosen.Remove(name);
            json[name] = value;
        }

        return JsonText.Write(json).TrimEnd();
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote; nothing may be missing or unknown.</summary>
    /// <param name="json">The text.</param>
    /// <param name="catalogues">Where parts are found by name.</param>
    /// <exception cref="ConfigurationException">It is no such object, or a value is out of range.</exception>
    public static RunOptions FromJson(string json, Catalogues catalogues)
    {
        JsonObject members = JsonText.Read(json, Owner);
        string version = Text(members, VersionMember), method = Text(members, MethodMember);
        JsonObject found = members[FoundMember] as JsonObject ?? throw Missing(FoundMember, "an object");
        Array.ForEach([VersionMember, MethodMember, FoundMember], name => members.Remove(name));
        Part<RunSettings> part = RunSettings.Part(catalogues);
        return new RunOptions(version, method, DataFacts.FromJson(found), Choice<RunSettings>.FromJson(
            OptionsJson.Named(members, part.Name), part, catalogues));
    }

    /// <summary>Reads the options of a run's folder.</summary>
    /// <inheritdoc cref="StoredOptions.Of" path="/param"/>
    /// <inheritdoc cref="StoredOptions.Of" path="/exception"/>
    public static RunOptions Of(RunFolder folder, Catalogues catalogues) =>
        StoredOptions.Of(folder, catalogues).Options;

    /// <summary>Reads the options of a snapshot.</summary>
    /// <param name="snapshot">What a run wrote.</param>
    /// <param name="catalogues">Where parts are found by name.</param>
    /// <exception cref="ConfigurationException">They cannot be read; the message names the file.</exception>
    public static RunOptions Of(Snapshot snapshot, Catalogues catalogues) =>
        FromJson(snapshot.Options, catalogues, snapshot.Path ?? "a snapshot");

    /// <summary>
    /// What two runs differ in, as <c>path: first → second</c>: all that decides what is learnt, unless told otherwise.
    /// </summary>
    /// <remarks>Where the data lie never counts, since their hash does.</remarks>
    /// <param name="other">The second one.</param>
    /// <param name="counts">Which settings to tell; null for all but those of <see cref="Standing.Run"/>.</param>
    public IReadOnlyList<string> Differences(RunOptions other, Func<Entry, bool>? counts = null) =>
    [
        .. Found.Differences(other.Found),
        .. Chosen.Differences(other.Chosen, entry => entry.Path != RunSettings.SourcePath
            && (counts?.Invoke(entry) ?? entry.Standing != Standing.Run)),
    ];

    /// <summary>The same, with files of the data that cannot be used refused.</summary>
    /// <param name="isStrict">Whether they are; false for as the run does.</param>
    public RunOptions Strictly(bool isStrict) => isStrict ? With(RunSettings.StrictPath, "true") : this;

    /// <summary>Opens the data again.</summary>
    /// <param name="at">Where they are now; null for where they were.</param>
    /// <param name="progress">Told how far opening is, and later of what is left out; null for nobody.</param>
    /// <exception cref="DataException">They cannot be opened any more.</exception>
    /// <exception cref="ConfigurationException">They are no longer the same.</exception>
    public Dataset OpenData(string? at = null, IProgress<DataEvent>? progress = null)
    {
        DataSettings data = Settings.Data;
        bool isRefusedWhereItIs = data.Strict && Path.Exists(data.Source);
        try
        {
            return Same(Settings.OpenData(at, progress), at);
        }
        catch (DataException problem) when (at is null && !isRefusedWhereItIs)
        {
            throw new DataException(problem.File,
                $"{problem.Message} The run learned from it: where it has been moved, say where to with --data PATH.",
                problem);
        }
    }

    /// <summary>The run's data where somebody says that they are now; null where there are others.</summary>
    /// <param name="at">A name or path.</param>
    /// <param name="progress">Told how far opening is, and later of what is left out; null for nobody.</param>
    public Dataset? FindData(string at, IProgress<DataEvent>? progress = null)
    {
        try
        {
            Dataset data = Settings.OpenData(at, progress);
            return data.Hash == Found.Hash ? data : null;
        }
        catch (DataException)
        {
            return null;
        }
    }

    /// <summary>Data that are open already.</summary>
    /// <param name="data">The data.</param>
    /// <param name="at">Where they are; null for where they were.</param>
    /// <exception cref="ConfigurationException">They are not those of the run.</exception>
    internal Dataset Same(Dataset data, string? at = null) => data.Hash == Found.Hash
        ? data
        : throw new ConfigurationException($"data: they are not those of the run. '{at ?? Settings.Data.Source}' has "
            + $"{Told(DataFacts.Of(data))}, the run began with {Told(Found)}. "
            + "Restore the data, say where they are with --data PATH, or start a new run.");

    private static string Told(DataFacts facts) => facts.Classes.Equals(ClassShares.Equal(facts.Classes.Count))
        ? $"sha256 {facts.Hash}"
        : $"{facts.Classes.Sum()} examples of sha256 {facts.Hash}";

    /// <summary>The same with the data at another place.</summary>
    /// <param name="path">Where they are now; relative to the present folder.</param>
    public RunOptions WithDataAt(string path) => With(RunSettings.SourcePath, DataSettings.AnywhereNameOf(path));

    internal static RunOptions FromJson(string json, Catalogues catalogues, string where)
    {
        try
        {
            return FromJson(json, catalogues);
        }
        catch (ConfigurationException problem)
        {
            throw new ConfigurationException($"{where}: {problem.Message}");
        }
    }

    private static string Text(JsonObject members, string name) =>
        members[name] is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : throw Missing(name, "a text");

    private static ConfigurationException Missing(string name, string wanted) => new(
        $"{Owner}: '{name}' must be {wanted}. It is missing or something else. Restore the file as the run wrote it.");
}

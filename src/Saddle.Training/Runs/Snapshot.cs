using Saddle.Nn;
using Saddle.Nn.Formats;
using Saddle.Training.Learners;

namespace Saddle.Training.Runs;

/// <summary>Everything needed to go on with a run, in one safetensors file.</summary>
/// <param name="Options">The run's options, as JSON.</param>
/// <param name="Tensors">
/// A learner's <see cref="Learner.State"/>: of networks <c>role.…</c> (parameters and running statistics) and
/// <c>role_average.…</c>, of players <c>player_optimiser.…</c> and, under a controller,
/// <c>player_rate.…</c>, of dynamics <c>dynamics.…</c>, and <c>counters.…</c>.
/// </param>
public sealed record Snapshot(string Options, ParameterSet Tensors)
{
    private const string Format = "saddle-2";
    private const string Former = "saddle-gan-1";

    /// <summary>The file that it was read from; null where it was not.</summary>
    public string? Path { get; init; }

    /// <summary>Steps so far.</summary>
    public long Step => Tensors[Learner.StepsName].ToArray<long>()[0];

    /// <summary>Batches of data used, which is the data's next step; 0 where the learner counts none.</summary>
    public long Batches => Tensors[Learner.StepsName].ToArray<long>() is [_, long batches, ..] ? batches : 0;

    /// <summary>A copy of a learner's state.</summary>
    public static Snapshot Of(Learner learner, string options) => new(
        options, new ParameterSet(learner.State.Select(entry => (entry.Name, entry.Buffer.ToTensor()))));

    /// <summary>
    /// Writes the file under a temporary name, flushes and renames it: it is there whole or not at all.
    /// </summary>
    /// <param name="path">The file; replaced where it exists.</param>
    /// <exception cref="RunException">The disk is full or the folder cannot be written to.</exception>
    public void Write(string path)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal)
        {
            ["format"] = Format,
            ["options"] = Options,
        };
        RunFile.Write(path, stream => SafetensorsWriter.Write(stream, Tensors, metadata));
    }

    /// <summary>Reads a file that <see cref="Write"/> made.</summary>
    /// <exception cref="RunException">The file cannot be read, is damaged, or is no snapshot.</exception>
    public static Snapshot Read(string path)
    {
        TensorFile file = ReadTensors(path);
        string? format = file.Metadata.GetValueOrDefault("format");
        if (format == Former)
        {
            throw new RunException(
                "snapshot: this file was written by an earlier version. "
                    + $"{path} has the format '{format}', this version "
                    + $"reads '{Format}'. Use the version that wrote it, or train again.");
        }

        if (format != Format)
        {
            throw new RunException(
                $"snapshot: this file is no snapshot. {path} has the format '{format ?? "none"}', not '{Format}'. "
                    + "Name a snapshot file of a run.");
        }

        if (!file.Metadata.TryGetValue("options", out string? options) || !CountsSteps(file.Tensors))
        {
            throw new RunException(
                $"snapshot: an entry is missing. {path} has no options or no whole '{Learner.StepsName}'. "
                    + "Delete it to go on from the snapshot before.");
        }

        return new Snapshot(options, file.Tensors) { Path = path };
    }

    /// <summary>Replaces all of a learner's state; strict, nothing changes when the snapshot does not fit.</summary>
    /// <exception cref="RunException">Tensors are missing, left over or of another shape.</exception>
    public void Restore(Learner learner)
    {
        string[] missing = [.. learner.State.Select(entry => entry.Name).Where(name => !Tensors.Contains(name))];
        string[] extra = [.. Tensors.Names.Except(learner.State.Select(entry => entry.Name))];
        if (missing.Length + extra.Length > 0)
        {
            throw new RunException(
                $"snapshot: its tensors are not those of the run. Missing: {List(missing)}; left over: {List(extra)}. "
                    + "Use a snapshot of the same run.");
        }

        foreach ((string name, TensorBuffer buffer) in learner.State)
        {
            Tensor value = Tensors[name];
            if (value.Shape != buffer.Shape || value.Type != buffer.Type)
            {
                throw new RunException(
                    $"snapshot: a tensor has another shape. '{name}' is {value.Type} {value.Shape}, the run needs "
                        + $"{buffer.Type} {buffer.Shape}. Use a snapshot of the same run.");
            }
        }

        foreach ((string name, TensorBuffer buffer) in learner.State)
        {
            buffer.Load(Tensors[name]);
        }
    }

    private static bool CountsSteps(ParameterSet tensors) => tensors.Contains(Learner.StepsName)
        && tensors[Learner.StepsName] is { Type: ElementType.Int64, Shape.Count: > 0 };

    private static TensorFile ReadTensors(string path)
    {
        try
        {
            return SafetensorsReader.Read(path);
        }
        catch (DataException problem)
        {
            throw new RunException(
                $"snapshot: the file cannot be used. {problem.Message} "
                    + "Delete it to go on from the snapshot before.", problem);
        }
    }

    private static string List(string[] names) => names.Length == 0 ? "none" : string.Join(", ", names.Take(5));
}

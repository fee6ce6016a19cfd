using Saddle.Nn;
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
    /// <summary>The file that it was read from; null where it was not.</summary>
    public string? Path { get; init; }

    /// <summary>Whether what was read is known to be what was written; not so for files of versions that wrote no
    /// checksum.</summary>
    public bool IsChecked { get; init; } = true;

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
    public void Write(string path) => Write(path, RunFiles.Disk);

    internal void Write(string path, RunFiles files) => files.Write(path, stream => SnapshotFile.Write(this, stream));

    /// <summary>Reads a file that <see cref="Write(string)"/> made, and checks that nothing in it has changed.</summary>
    /// <exception cref="RunException">
    /// The file cannot be read, is damaged, or is no snapshot. An older one beside it that is whole is named.
    /// </exception>
    public static Snapshot Read(string path) => SnapshotFile.Read(path);

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

    private static string List(string[] names) => names.Length == 0 ? "none" : string.Join(", ", names.Take(5));
}

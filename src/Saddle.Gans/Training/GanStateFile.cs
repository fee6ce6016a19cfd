using Saddle.Nn;

namespace Saddle.Gans.Training;

/// <summary>Moves a training state to and from snapshots.</summary>
internal static class GanStateFile
{
    /// <summary>A copy of everything.</summary>
    public static Snapshot Capture(GanState state, GanConfiguration configuration) => new(
        configuration,
        state.GeneratorUpdates,
        state.CriticUpdates,
        new ParameterSet(state.Named().Select(entry => (entry.Name, entry.Buffer.ToTensor()))))
    {
        DataStep = state.Batches,
        NoiseStep = state.Draws,
    };

    /// <summary>Replaces everything; strict, nothing changes when the snapshot does not fit.</summary>
    /// <exception cref="RunException">Tensors are missing, left over or of another shape.</exception>
    public static void Restore(GanState state, Snapshot snapshot)
    {
        (string Name, TensorBuffer Buffer)[] entries = [.. state.Named()];
        string[] missing = [.. entries.Select(entry => entry.Name).Where(name => !snapshot.Tensors.Contains(name))];
        string[] extra = [.. snapshot.Tensors.Names.Except(entries.Select(entry => entry.Name))];
        if (missing.Length + extra.Length > 0)
        {
            throw new RunException(
                $"snapshot: its tensors are not those of the run. Missing: {List(missing)}; left over: {List(extra)}. "
                    + "Use a snapshot of the same run.");
        }

        foreach ((string name, TensorBuffer buffer) in entries)
        {
            Tensor value = snapshot.Tensors[name];
            if (value.Shape != buffer.Shape || value.Type != buffer.Type)
            {
                throw new RunException(
                    $"snapshot: a tensor has another shape. '{name}' is {value.Type} {value.Shape}, the run needs "
                        + $"{buffer.Type} {buffer.Shape}. Use a snapshot of the same run.");
            }
        }

        foreach ((string name, TensorBuffer buffer) in entries)
        {
            buffer.Load(snapshot.Tensors[name]);
        }

        (state.GeneratorUpdates, state.CriticUpdates) = (snapshot.GeneratorUpdates, snapshot.CriticUpdates);
        (state.Batches, state.Draws) = (snapshot.DataStep, snapshot.NoiseStep);
    }

    /// <summary>The first buffer holding a number that is not finite; null when all are sound.</summary>
    public static string? FirstNonFinite(GanState state)
    {
        foreach ((string name, TensorBuffer buffer) in state.Named())
        {
            foreach (float value in buffer.Span<float>())
            {
                if (!float.IsFinite(value))
                {
                    return name;
                }
            }
        }

        return null;
    }

    private static string List(string[] names) => names.Length == 0 ? "none" : string.Join(", ", names.Take(5));
}

namespace Saddle.Training.Learners;

/// <summary>What a run advances, whatever it trains: all that runs, snapshots and progress know.</summary>
/// <remarks>
/// The state after n steps is a pure function of the learner's settings, its data and its seed; threads do not matter.
/// A learner whose state is replaced by another's of the same settings goes on as that other would. Not for several
/// threads at a time.
/// </remarks>
public abstract class Learner : IDisposable
{
    /// <summary>What the part of <see cref="State"/> is called that counts steps: Int64, <see cref="Step"/> first.
    /// </summary>
    public const string StepsName = "counters.steps";

    /// <summary>Everything that advancing changes: what a snapshot holds. Read and written in place.</summary>
    /// <value>Names differ, and one is <see cref="StepsName"/>.</value>
    public abstract IReadOnlyList<NamedBuffer> State { get; }

    /// <summary>Steps so far.</summary>
    public abstract long Step { get; }

    /// <summary>The networks that are trained; empty where there are none.</summary>
    public virtual IReadOnlyList<Role> Roles => [];

    /// <summary>Makes ready for the first step, so that what cannot work fails before anything is written.</summary>
    /// <exception cref="Settings.ConfigurationException">The machine has less memory than a step needs.</exception>
    /// <exception cref="InsufficientMemoryException">A single block does not fit into the memory.</exception>
    public virtual void Prepare()
    {
    }

    /// <summary>One step.</summary>
    /// <exception cref="DivergedException">A number that was measured is not finite.</exception>
    /// <exception cref="Nn.Formats.DataException">The data cannot be read any more; the state is as it was before the
    /// step.</exception>
    public abstract void Advance();

    /// <summary>Means over the steps since the last report, which start anew.</summary>
    public abstract Figures Report();

    /// <summary>Step sizes of the last step, under such names as <c>criticRate</c>; empty where there are none.
    /// </summary>
    public virtual Figures Rates => new([]);

    /// <summary>What a step runs: kernels with their operations, bytes and memory; may be empty.</summary>
    public virtual string Explain() => "";

    /// <summary>Measures every kernel from now on, which <see cref="ExplainRun"/> then shows.</summary>
    public virtual void Profile()
    {
    }

    /// <summary>The kernels of what has run, with times after <see cref="Profile"/>.</summary>
    public virtual string ExplainRun() => "";

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what runs in the background.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>A part of a learner's state.</summary>
/// <param name="Name">What snapshots call it; unique.</param>
/// <param name="Buffer">Its values.</param>
public sealed record NamedBuffer(string Name, TensorBuffer Buffer);

using System.Text;

namespace Saddle.Data.Sequences;

/// <summary>Sequences that can be drawn without end: inputs, and what is to be told at each step of time.</summary>
/// <remarks>A task's settings must not override members of this type: records print, and so hash, what they declare
/// anew.</remarks>
public abstract record SequenceTask
{
    /// <summary>Short name, for reports.</summary>
    public abstract string Name { get; }

    /// <summary>Steps of time in a sequence, at least 1.</summary>
    public abstract int TimeSteps { get; }

    /// <summary>Numbers per step of time, at least 1.</summary>
    public abstract int Features { get; }

    /// <summary>Number of classes that a target may name, at least 1.</summary>
    public abstract int ClassCount { get; }

    /// <summary>Draws one sequence.</summary>
    /// <param name="random">Its random numbers; the sequence is a pure function of them.</param>
    /// <param name="inputs">[time, features] in row-major order, zeros at first.</param>
    /// <param name="targets">[time], zeros at first; each from 0 to <see cref="ClassCount"/> − 1.</param>
    public abstract void Draw(SequenceRandom random, Span<float> inputs, Span<long> targets);

    /// <summary>
    /// Kind and parameters, the same text whatever the current culture: content hashes are made from it.
    /// </summary>
    public sealed override string ToString() => DrawnData.TextOf(GetType(), PrintMembers);

    /// <summary>Prints nothing of this type, so that a task reads as its parameters alone.</summary>
    /// <param name="builder">Where printing goes.</param>
    /// <returns>false: nothing was printed.</returns>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

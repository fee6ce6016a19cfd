namespace Saddle.Training;

/// <summary>A step size that depends on what was measured: a schedule with a memory.</summary>
/// <remarks>
/// Pure but for its memory, which is part of a learner's state: snapshots hold it, and a resumed run goes on exactly.
/// Each player that follows a controller has a memory of its own. Called once a step or more, so it must allocate
/// nothing.
/// </remarks>
public abstract record Controller
{
    /// <summary>Names, shapes and types of what is remembered; all zero before <see cref="Begin"/>.</summary>
    public abstract IReadOnlyList<TensorSpec> Memory { get; }

    /// <summary>Writes what is remembered before the first step.</summary>
    /// <param name="memory">One buffer per entry of <see cref="Memory"/>.</param>
    public virtual void Begin(IReadOnlyList<TensorBuffer> memory)
    {
    }

    /// <summary>The step size to take.</summary>
    /// <param name="scheduled">What <see cref="Mover.Rate"/> says of the step.</param>
    /// <param name="memory">One buffer per entry of <see cref="Memory"/>; not changed.</param>
    public abstract double Rate(double scheduled, IReadOnlyList<TensorBuffer> memory);

    /// <summary>Takes what a step measured into the memory.</summary>
    /// <param name="measured">The losses and figures of the step.</param>
    /// <param name="memory">One buffer per entry of <see cref="Memory"/>; changed in place.</param>
    public abstract void Observe(Measured measured, IReadOnlyList<TensorBuffer> memory);
}

/// <summary>What a step measured, for the controller of one player.</summary>
/// <param name="player">Whose controller asks.</param>
/// <param name="figure">
/// The value of a figure, or of a player's loss by the player's name, in its last update of the step; null where the
/// step had none.
/// </param>
public sealed class Measured(string player, Func<string, double?> figure)
{
    /// <summary>Whose controller asks.</summary>
    public string Player => player;

    /// <summary>The player's loss, as its last update of the step had it; null where it made none.</summary>
    public double? Loss => figure(player);

    /// <summary>A figure, or a player's loss by its name; null where the step did not measure it.</summary>
    /// <exception cref="Saddle.Settings.ConfigurationException">Nobody measures it in any step.</exception>
    public double? this[string name] => figure(name);
}

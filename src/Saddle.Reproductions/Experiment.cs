namespace Saddle.Reproductions;

/// <summary>One numbered check of a reproduction.</summary>
public abstract record Experiment
{
    private protected Experiment()
    {
    }

    /// <summary>Its number within the reproduction.</summary>
    public abstract int Number { get; }

    /// <summary>What is measured, in a few words.</summary>
    public abstract string Title { get; }

    internal abstract void Run(Laboratory laboratory);
}

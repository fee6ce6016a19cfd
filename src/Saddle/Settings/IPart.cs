namespace Saddle.Settings;

/// <summary>A part whose type is not known where it is used.</summary>
/// <remarks>Every one is a <see cref="Part{T}"/>.</remarks>
public interface IPart
{
    /// <summary>What it is chosen by.</summary>
    string Name { get; }

    /// <summary>What it does, in a few words.</summary>
    string Summary { get; }

    /// <summary>Where it was published; empty for nowhere.</summary>
    string Source { get; }

    /// <summary>What it reads, in order.</summary>
    IReadOnlyList<ISetting> Settings { get; }
}

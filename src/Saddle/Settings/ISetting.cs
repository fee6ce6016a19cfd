namespace Saddle.Settings;

/// <summary>Something that a user may choose: a value, a part, or a group of both.</summary>
/// <remarks>
/// There are three kinds: <see cref="Setting{T}"/>, <see cref="Slot{T}"/> and <see cref="Group"/>. Where it stands is
/// its path, the names from the outside in: <c>critic.optimiser.beta1</c>. Flags, JSON and documents follow from it.
/// </remarks>
public interface ISetting
{
    /// <summary>The last piece of its path: lower-case letters and digits, with dashes between words.</summary>
    string Name { get; }

    /// <summary>A shorter flag, without the dashes in front; null for the path with dashes.</summary>
    string? Flag { get; }

    /// <summary>What it is, in a few words, without its range.</summary>
    string Meaning { get; }

    /// <summary>What it decides; null for the same as what it is nested in.</summary>
    Standing? Standing { get; }
}

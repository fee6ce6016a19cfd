namespace Saddle.Settings;

/// <summary>A slot whose type of parts is not known where it is used.</summary>
/// <remarks>Every one is a <see cref="Slot{T}"/>.</remarks>
public interface ISlot : ISetting
{
    /// <summary>The name of the part that is chosen where nobody chooses one.</summary>
    string Default { get; }

    /// <summary>What flags of the chosen part's settings begin with; null for the slot's own flag, empty for nothing.
    /// </summary>
    string? FlagPrefix { get; }

    /// <summary>Whether the chosen part's settings stand beside the slot rather than inside it.</summary>
    bool IsInline { get; }

    /// <summary>The parts that it may hold.</summary>
    /// <param name="catalogues">Where they are found, unless the slot has its own.</param>
    /// <exception cref="ArgumentException">There is no catalogue of such parts.</exception>
    ICatalogue PartsIn(Catalogues catalogues);
}

namespace Saddle.Settings;

/// <summary>A place for a part that is chosen by name, with values for that part's settings.</summary>
/// <remarks>
/// Which parts there are, it does not know: <see cref="Catalogues"/> tells by the type, so that anyone may add some;
/// unless it has parts of its own. A slot may hold parts that have such a slot themselves, to any depth.
/// </remarks>
/// <param name="Name">The last piece of its path, such as <c>penalty</c>.</param>
/// <param name="Default">The name of the part that is chosen where nobody chooses one.</param>
/// <param name="Meaning">What the part does here, in a few words.</param>
/// <typeparam name="T">The type of what its parts make.</typeparam>
public sealed record Slot<T>(string Name, string Default, string Meaning) : ISlot
{
    /// <inheritdoc/>
    public string? Flag { get; init; }

    /// <inheritdoc/>
    public Standing? Standing { get; init; }

    /// <inheritdoc/>
    public string? FlagPrefix { get; init; }

    /// <inheritdoc/>
    public bool IsInline { get; init; }

    /// <summary>Its own parts, of which no other slot knows; null for those of the catalogues.</summary>
    public Catalogue<T>? Parts { get; init; }

    /// <inheritdoc/>
    public ICatalogue PartsIn(Catalogues catalogues) => Parts ?? catalogues.Of<T>();
}

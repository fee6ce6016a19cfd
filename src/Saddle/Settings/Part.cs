namespace Saddle.Settings;

/// <summary>Something that is chosen by name and made from settings, such as a penalty or dynamics.</summary>
/// <typeparam name="T">The type of what it makes.</typeparam>
public sealed class Part<T> : IPart
{
    private readonly Func<Chosen, T> _make;

    /// <summary>Declares a part.</summary>
    /// <param name="name">What it is chosen by: lower-case letters and digits, with dashes between words.</param>
    /// <param name="summary">What it does, in a few words.</param>
    /// <param name="source">Where it was published; empty for nowhere.</param>
    /// <param name="settings">What <paramref name="make"/> reads, in order.</param>
    /// <param name="make">Makes it from values that are inside their ranges.</param>
    /// <exception cref="ArgumentException">
    /// A name is empty, has other letters, is <c>name</c>, or is there twice; or a default is out of range.
    /// </exception>
    public Part(
        string name, string summary, string source, IReadOnlyList<ISetting> settings, Func<Chosen, T> make)
    {
        Declaration.RequireName(name, "a part");
        Declaration.Require(settings, name);
        (Name, Summary, Source, Settings, _make) = (name, summary, source, [.. settings], make);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Summary { get; }

    /// <inheritdoc/>
    public string Source { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ISetting> Settings { get; }

    /// <summary>Makes it from values that have all of its settings, and maybe others.</summary>
    /// <exception cref="ArgumentException">A setting is missing.</exception>
    public T Make(Chosen values) => _make(values);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

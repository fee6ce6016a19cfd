namespace Saddle.Settings;

/// <summary>All parts of a kind, by name.</summary>
/// <typeparam name="T">The type of what they make.</typeparam>
public sealed class Catalogue<T> : ICatalogue
{
    private readonly Dictionary<string, Part<T>> _named;

    /// <summary>Gathers parts.</summary>
    /// <param name="kind">What they are called, in a word or few: "penalty".</param>
    /// <param name="parts">At least one, in the order in which they are told.</param>
    /// <exception cref="ArgumentException">There are none, or two have the same name.</exception>
    public Catalogue(string kind, params IReadOnlyList<Part<T>> parts)
    {
        if (parts.Count == 0)
        {
            throw new ArgumentException($"{kind}: a catalogue needs parts. It has none. Give it at least one.");
        }

        Kind = kind;
        Parts = [.. parts];
        Names = [.. parts.Select(part => part.Name)];
        Declaration.RequireDifferent(Names, kind);
        _named = parts.ToDictionary(part => part.Name);
    }

    /// <inheritdoc/>
    public string Kind { get; }

    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<Part<T>> Parts { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names { get; }

    IReadOnlyList<IPart> ICatalogue.Parts => Parts;

    /// <summary>The part of a name.</summary>
    /// <exception cref="ConfigurationException">There is none.</exception>
    public Part<T> Named(string name) => _named.TryGetValue(name, out Part<T>? part)
        ? part
        : throw new ConfigurationException($"{Kind}: there is no '{name}'. The nearest names are "
            + $"{NearestNames.List(name, Names)}. Use one of {string.Join(", ", Names)}.");

    /// <summary>A part at its defaults; slots in it may hold parts of this catalogue only.</summary>
    /// <exception cref="ConfigurationException">There is no such part.</exception>
    /// <exception cref="ArgumentException">It has slots for parts of another type.</exception>
    public Choice<T> Choose(string name) => new Catalogues().With(this).Choose<T>(name);

    /// <summary>Makes a part at its defaults.</summary>
    /// <inheritdoc cref="Choose"/>
    public T Make(string name) => Choose(name).Make();

    /// <summary>The same catalogue with more parts at its end.</summary>
    /// <exception cref="ArgumentException">A name is there already.</exception>
    public Catalogue<T> With(params IReadOnlyList<Part<T>> parts) => new(Kind, [.. Parts, .. parts]);

    IChoice ICatalogue.ChooseIn(Catalogues catalogues, string name, int depth)
    {
        Part<T> part = Named(name);
        return new Choice<T>(part, Chosen.Defaults(part.Settings, catalogues, depth));
    }
}

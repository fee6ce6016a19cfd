using System.Collections;

namespace Saddle.Settings;

/// <summary>Which parts there are, by the type of what they make; never changes.</summary>
public sealed class Catalogues : IEnumerable<ICatalogue>
{
    private readonly Dictionary<Type, ICatalogue> _catalogues;
    private readonly List<Type> _order;

    /// <summary>No parts at all.</summary>
    public Catalogues()
        : this([], [])
    {
    }

    private Catalogues(Dictionary<Type, ICatalogue> catalogues, List<Type> order) =>
        (_catalogues, _order) = (catalogues, order);

    /// <summary>The parts that make something of a type.</summary>
    /// <exception cref="ArgumentException">No catalogue of them was added.</exception>
    public Catalogue<T> Of<T>() => _catalogues.TryGetValue(typeof(T), out ICatalogue? found)
        ? (Catalogue<T>)found
        : throw new ArgumentException($"catalogues: there is none of {typeof(T).Name}. There are those of "
            + $"{(_order.Count > 0 ? Enumeration.And(_order.Select(type => type.Name)) : "nothing")}. Add it.");

    /// <summary>A part at its defaults, and so those in its slots.</summary>
    /// <exception cref="ConfigurationException">There is no such part.</exception>
    /// <exception cref="ArgumentException">There is no catalogue for it or for a slot in it.</exception>
    public Choice<T> Choose<T>(string name) => (Choice<T>)((ICatalogue)Of<T>()).ChooseIn(this, name, depth: 0);

    /// <summary>The same with a catalogue, at the end or in place of the one of its type.</summary>
    public Catalogues With<T>(Catalogue<T> catalogue) => new(
        new Dictionary<Type, ICatalogue>(_catalogues) { [typeof(T)] = catalogue },
        [.. _order.Append(typeof(T)).Distinct()]);

    /// <summary>The same with more parts at the end of the catalogue of their type.</summary>
    /// <exception cref="ArgumentException">There is no such catalogue, or it has the name already.</exception>
    public Catalogues With<T>(params IReadOnlyList<Part<T>> parts) => With(Of<T>().With(parts));

    /// <summary>The catalogues, in the order in which they were added.</summary>
    public IEnumerator<ICatalogue> GetEnumerator() => _order.Select(type => _catalogues[type]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

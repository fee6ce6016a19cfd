using System.Collections;

namespace Saddle.Training;

/// <summary>A number with a name.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The number.</param>
public readonly record struct Figure(string Name, double Value);

/// <summary>Numbers with names, in the order they are shown.</summary>
public sealed class Figures(IEnumerable<Figure> figures) : IReadOnlyList<Figure>
{
    private readonly Figure[] _figures = [.. figures];

    /// <inheritdoc/>
    public int Count => _figures.Length;

    /// <inheritdoc/>
    public Figure this[int index] => _figures[index];

    /// <summary>The number of a name; null where nobody measured it.</summary>
    public double? this[string name]
    {
        get
        {
            int at = Array.FindIndex(_figures, figure => figure.Name == name);
            return at < 0 ? null : _figures[at].Value;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Figure> GetEnumerator() => ((IEnumerable<Figure>)_figures).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

using Saddle.Nn.Initialisers;
using Saddle.Settings;

namespace Saddle.Nn;

/// <summary>What a parameter's values are before training.</summary>
public abstract record Initialiser
{
    private static readonly Dictionary<string, Initialiser> s_byName = new(StringComparer.Ordinal)
    {
        ["he"] = new HeNormal(),
        ["he-uniform"] = new HeUniform(),
        ["glorot"] = new GlorotNormal(),
        ["glorot-uniform"] = new GlorotUniform(),
        ["he-glorot"] = new HeGlorot(),
        ["normal"] = new Normal(),
        ["orthogonal"] = new Orthogonal(),
    };

    /// <summary>The names <see cref="Named"/> takes.</summary>
    public static IReadOnlyCollection<string> Names => s_byName.Keys;

    /// <summary>
    /// The initialiser of a name, with its usual settings (<c>normal</c> has standard deviation 0.02).
    /// </summary>
    /// <exception cref="ArgumentException">There is no such name; the message suggests the nearest.</exception>
    public static Initialiser Named(string name) => s_byName.TryGetValue(name, out Initialiser? found)
        ? found
        : throw new ArgumentException(
            $"Initialiser: there is no initialiser '{name}'. The nearest names are {NearestNames.List(name, Names)}. "
                + $"Use one of {string.Join(", ", Names)}.");

    /// <summary>The values, last axis fastest.</summary>
    /// <param name="shape">The parameter's shape.</param>
    /// <param name="fans">Inputs per output and outputs per input.</param>
    /// <param name="numbers">The random numbers of this parameter.</param>
    public abstract double[] Values(Shape shape, Fans fans, InitialNumbers numbers);
}

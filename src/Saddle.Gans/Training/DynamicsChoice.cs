using System.Globalization;
using Saddle.Games.Motions;
using Saddle.Settings;

namespace Saddle.Gans.Training;

/// <summary>
/// Dynamics by name, with what differs from their own settings, whose ranges <see cref="DynamicsCatalogue"/> has.
/// </summary>
/// <remarks>A setting that the named dynamics do not have is refused.</remarks>
public sealed record DynamicsChoice
{
    private static readonly Catalogues s_catalogues = new Catalogues().With(DynamicsCatalogue.Parts);

    /// <summary>A name of <see cref="DynamicsCatalogue"/>.</summary>
    public string Name { get; init; } = "alternating";

    /// <summary>Strength of an adjustment.</summary>
    public double? Weight { get; init; }

    /// <summary>What remains of the last step.</summary>
    public double? Momentum { get; init; }

    /// <summary>A second step size: of opponents that are foreseen, or of slow weights.</summary>
    public double? Rate { get; init; }

    /// <summary>What remains of an average at each step.</summary>
    public double? Decay { get; init; }

    /// <summary>Bound of each player's gradient norm.</summary>
    public double? Norm { get; init; }

    /// <summary>Adjust every so many steps only, or pull slow weights that often.</summary>
    public int? Every { get; init; }

    /// <summary>Iterations of an implicit step.</summary>
    public int? Iterations { get; init; }

    /// <summary>Steps of each player before the next one moves, with commas: the generator's, the critic's.</summary>
    public string? Counts { get; init; }

    /// <summary>Whether a second look is on a minibatch of its own.</summary>
    public bool? FreshBatch { get; init; }

    /// <summary>The name of the dynamics that these go around, at its own settings.</summary>
    public string? Inner { get; init; }

    /// <summary>The part that is named, with these settings.</summary>
    /// <exception cref="ConfigurationException">
    /// There is no such part, it does not read a setting, or one is out of range.
    /// </exception>
    internal Choice<Dynamics> ToChoice() => Given().Aggregate(
        s_catalogues.Choose<Dynamics>(Name), (choice, given) => choice.With(given.Setting, given.Text));

    private IEnumerable<(string Setting, string Text)> Given() =>
        from pair in new (string Setting, object? Value)[]
        {
            ("weight", Weight), ("momentum", Momentum), ("rate", Rate), ("decay", Decay), ("norm", Norm),
            ("every", Every), ("iterations", Iterations), ("counts", Counts),
            ("fresh-batch", FreshBatch is { } fresh ? (fresh ? "true" : "false") : null), ("inner", Inner),
        }
        where pair.Value is not null
        select (pair.Setting, Convert.ToString(pair.Value, CultureInfo.InvariantCulture)!);
}

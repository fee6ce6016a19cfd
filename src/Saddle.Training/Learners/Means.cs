using System.Globalization;

namespace Saddle.Training.Learners;

/// <summary>Running means of what one player's updates measured, without allocation.</summary>
/// <param name="player">Its name, which is that of its loss.</param>
internal sealed class Means(string player)
{
    private string[] _names = [player];
    private string[]? _figures;
    private double[] _sums = [0];
    private double[] _last = [0];
    private long _count;

    /// <summary>Whether all that was measured so far is finite.</summary>
    public bool IsFinite { get; private set; } = true;

    /// <summary>What is measured: the loss, then the others.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Whether the present step measured anything.</summary>
    public bool IsMeasured { get; private set; }

    /// <summary>For messages: what was measured before a number was not finite.</summary>
    public string LastFinite => string.Join(", ", _names.Zip(_last, (name, value) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} {value:G4}")));

    /// <summary>The mean loss.</summary>
    public Figure Loss => new(player, Mean(0));

    /// <summary>The means of all else.</summary>
    public IEnumerable<Figure> Others =>
        Enumerable.Range(1, _names.Length - 1).Select(i => new Figure(_names[i], Mean(i)));

    /// <summary>Says what is measured besides the loss; means of other figures are forgotten.</summary>
    public void Name(string[] figures)
    {
        if (ReferenceEquals(figures, _figures))
        {
            return;
        }

        _figures = figures;
        if (!figures.AsSpan().SequenceEqual(_names.AsSpan(1)))
        {
            _names = [player, .. figures];
            (_sums, _last) = (new double[_names.Length], new double[_names.Length]);
        }
    }

    /// <summary>Adds one update's figures.</summary>
    /// <param name="measured">The loss, then the others.</param>
    public void Add(ReadOnlySpan<float> measured)
    {
        foreach (float value in measured)
        {
            IsFinite &= float.IsFinite(value);
        }

        if (!IsFinite)
        {
            return;
        }

        for (int i = 0; i < measured.Length; i++)
        {
            _sums[i] += _last[i] = measured[i];
        }

        _count++;
        IsMeasured = true;
    }

    /// <summary>A figure of the last update; null where there is none of that name.</summary>
    public double? Last(string figure) => Array.IndexOf(_names, figure) is >= 0 and var i ? _last[i] : null;

    /// <summary>The same where the present step measured it; what earlier ones left does not count.</summary>
    public double? LastInStep(string figure) => IsMeasured ? Last(figure) : null;

    /// <summary>Starts a step, which has measured nothing yet.</summary>
    public void BeginStep() => IsMeasured = false;

    /// <summary>Starts new means; what was not finite stays remembered.</summary>
    public void Clear()
    {
        Array.Clear(_sums);
        _count = 0;
    }

    private double Mean(int figure) => _sums[figure] / Math.Max(1, _count);
}

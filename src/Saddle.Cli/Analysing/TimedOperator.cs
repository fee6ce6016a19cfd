using System.Diagnostics;
using System.Globalization;
using Saddle.Cli.Progress;
using Saddle.Games.Spectra;

namespace Saddle.Cli.Analysing;

/// <summary>An operator whose products are counted, timed and told of now and then.</summary>
/// <param name="inner">What multiplies.</param>
/// <param name="limit">How many products there will be at most; 0 where that is not known.</param>
/// <param name="output">Where to tell.</param>
internal sealed class TimedOperator(LinearOperator inner, int limit, TextWriter output) : LinearOperator(inner.Size)
{
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(10);
    private readonly Stopwatch _inside = new();
    private readonly Stopwatch _all = Stopwatch.StartNew();
    private readonly Stopwatch _sinceTold = Stopwatch.StartNew();

    /// <summary>Products so far.</summary>
    public int Products { get; private set; }

    /// <summary>Time spent in products.</summary>
    public TimeSpan Inside => _inside.Elapsed;

    public override void Apply(ReadOnlySpan<double> x, Span<double> y)
    {
        _inside.Start();
        inner.Apply(x, y);
        Count();
    }

    public override void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y)
    {
        _inside.Start();
        inner.ApplyTranspose(x, y);
        Count();
    }

    private void Count()
    {
        _inside.Stop();
        Products++;
        if (_sinceTold.Elapsed > s_silence)
        {
            _sinceTold.Restart();
            string left = limit > Products
                ? $", at most {ProgressText.Span((limit - Products) * _all.Elapsed / Products)} left"
                : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {Products} products of {(Inside / Products).TotalSeconds:0.00} s{left}"));
            output.Flush();
        }
    }
}

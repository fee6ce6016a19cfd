using System.Globalization;

namespace Saddle.Gans.Training;

/// <summary>Running means of what the updates measured, without allocation.</summary>
internal sealed class Averages
{
    private double _criticLoss;
    private double _estimate;
    private double _penalty;
    private double _gradientNorm;
    private double _generatorLoss;
    private double _lastCriticLoss;
    private double _lastGeneratorLoss;
    private double _lastPenalty;

    public long CriticCount { get; private set; }

    public long GeneratorCount { get; private set; }

    public bool IsFinite { get; private set; } = true;

    public double LastEstimate { get; private set; }

    public double CriticLoss => _criticLoss / Math.Max(1, CriticCount);

    public double Estimate => _estimate / Math.Max(1, CriticCount);

    public double Penalty => _penalty / Math.Max(1, CriticCount);

    public double GradientNorm => _gradientNorm / Math.Max(1, CriticCount);

    public double GeneratorLoss => _generatorLoss / Math.Max(1, GeneratorCount);

    /// <summary>For messages: the last losses before one was not finite.</summary>
    public string LastFinite => string.Create(CultureInfo.InvariantCulture,
        $"critic {_lastCriticLoss:G4} (penalty {_lastPenalty:G4}) and generator {_lastGeneratorLoss:G4}");

    /// <param name="measured">Loss, estimate, penalty, mean gradient norm.</param>
    public void AddCritic(ReadOnlySpan<float> measured)
    {
        if (!(float.IsFinite(measured[0]) && float.IsFinite(measured[1])))
        {
            IsFinite = false;
            return;
        }

        _criticLoss += _lastCriticLoss = measured[0];
        _estimate += LastEstimate = measured[1];
        _penalty += _lastPenalty = measured[2];
        _gradientNorm += measured[3];
        CriticCount++;
    }

    public void AddGenerator(float loss)
    {
        if (!float.IsFinite(loss))
        {
            IsFinite = false;
            return;
        }

        _generatorLoss += _lastGeneratorLoss = loss;
        GeneratorCount++;
    }

    /// <summary>Starts new means; what was not finite stays remembered.</summary>
    public void Clear()
    {
        _criticLoss = _estimate = _penalty = _gradientNorm = _generatorLoss = 0;
        CriticCount = GeneratorCount = 0;
    }
}

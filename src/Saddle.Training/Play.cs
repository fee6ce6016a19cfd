using Saddle.Games;
using Saddle.Nn;

namespace Saddle.Training;

/// <summary>One point and one sample while a loss is traced: the data, the networks, and random numbers.</summary>
/// <remarks>
/// Each loss of each player is traced in a play of its own. On one sample all plays see the same data and the same
/// random numbers, whoever asks.
/// </remarks>
public sealed class Play
{
    private readonly Cast _cast;
    private readonly PlayMode _mode;
    private readonly Point _at;
    private readonly Sample _sample;
    private readonly Dictionary<string, IReadOnlyList<Tensor>> _statistics = new(StringComparer.Ordinal);

    internal Play(Cast cast, PlayMode mode, Point at, Sample sample) =>
        (_cast, _mode, _at, _sample) = (cast, mode, at, sample);

    /// <summary>The parts of the batch that <see cref="Formulation.Parts"/> names, each [n, ..part].</summary>
    /// <remarks>A turn whose losses never ask for it is fed random numbers alone.</remarks>
    public IReadOnlyList<Tensor> Data
    {
        get
        {
            _mode.OnData?.Invoke();
            return _sample.Data;
        }
    }

    /// <summary>Examples in the batch, n.</summary>
    public int Count => _sample.Data[0].Shape[0];

    /// <summary>
    /// The class of each example, Int64 [n]: the data's, or in a turn that reads no data drawn with the data's shares;
    /// null where no part is called <c>labels</c>.
    /// </summary>
    public Tensor? Labels => _cast.LabelsAt is { } at ? _sample.Data[at] : null;

    /// <summary>The element type of parameters and random numbers.</summary>
    public ElementType Type => _at.Type;

    /// <summary>Random numbers of this sample.</summary>
    /// <param name="use">
    /// What for: each number from 0 has its own. A loss that asks for the same use again finds the same numbers.
    /// </param>
    public RandomStream Random(int use = 0) => new(_sample.Key, Type, PlayRandom.StreamOf(_mode.Stream, use));

    /// <summary>The present value of one of <see cref="Formulation.Scalars"/>, shape [].</summary>
    public Tensor Scalar(string name) => _mode.Scalars[_cast.ScalarAt(name)];

    /// <summary>A role's output, in the way of training: batch statistics, dropout.</summary>
    /// <param name="role">Its name.</param>
    /// <param name="input">Its input, [n, ..].</param>
    /// <param name="random">Random numbers for layers such as dropout.</param>
    /// <param name="labels">The class of each example, where the network reads it.</param>
    /// <param name="remember">
    /// Keep the running statistics after this pass as the role's next ones, where the loss is that of the role's
    /// player.
    /// </param>
    public Tensor Apply(
        string role, Tensor input, RandomStream random, Tensor? labels = null, bool remember = true) =>
        Apply(role, [input], random, labels, remember);

    /// <summary>The same for a network of several inputs: one tensor for each.</summary>
    /// <inheritdoc cref="Apply(string, Tensor, RandomStream, Tensor, bool)"/>
    public Tensor Apply(string role, IReadOnlyList<Tensor> inputs, RandomStream random, Tensor? labels = null,
        bool remember = true)
    {
        NetworkResult result = _cast[role].Network.Apply(
            _cast.Parameters(_at, role), StatisticsOf(role), inputs, training: !_mode.IsFrozen, labels, random);
        if (remember)
        {
            _statistics[role] = result.Statistics;
        }

        return result.Output;
    }

    /// <summary>A role's outputs for two batches of n: in one pass, unless layers mix examples or another player's loss
    /// on this sample can share one of the two.</summary>
    /// <param name="role">Its name.</param>
    /// <param name="first">[n, ..].</param>
    /// <param name="second">[n, ..].</param>
    /// <param name="random">Random numbers for the first batch, or for both in one pass.</param>
    /// <param name="randomOfSecond">Random numbers for the second batch in a pass of its own.</param>
    /// <param name="labels">The class of each example, the same for both batches.</param>
    /// <remarks>Statistics of both kinds together would tell each example which kind its neighbours are.</remarks>
    public (Tensor First, Tensor Second) ApplyTogether(string role, Tensor first, Tensor second, RandomStream random,
        RandomStream randomOfSecond, Tensor? labels = null)
    {
        if (_mode.KeepsApart || _cast[role].Network.MixingLayers.Count > 0)
        {
            return (Apply(role, first, random, labels), Apply(role, second, randomOfSecond, labels));
        }

        Tensor? both = labels is null ? null : Tensor.Concat(0, labels, labels);
        Tensor output = Apply(role, Tensor.Concat(0, first, second), random, both);
        int n = first.Shape[0];
        return (output.Slice(0, 0, n), output.Slice(0, n, n));
    }

    /// <summary>A role's running statistics after the passes so far.</summary>
    internal IReadOnlyList<Tensor> StatisticsOf(string role) =>
        _statistics.TryGetValue(role, out IReadOnlyList<Tensor>? kept) ? kept : _mode.Statistics(role);
}

/// <summary>How plays of one trace are set up.</summary>
/// <param name="Statistics">Each role's running statistics before.</param>
/// <param name="Scalars">The values of <see cref="Formulation.Scalars"/>.</param>
internal sealed record PlayMode(Func<string, IReadOnlyList<Tensor>> Statistics, IReadOnlyList<Tensor> Scalars)
{
    /// <summary>Use running statistics as constants rather than those of each batch, and drop nothing out.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Whether several players' losses are asked on the same sample, so that passes can be shared.</summary>
    public bool KeepsApart { get; init; }

    /// <summary>One of the streams of <see cref="PlayRandom"/>.</summary>
    public int Stream { get; init; } = PlayRandom.Batches;

    /// <summary>Told when a loss reads the data of its sample.</summary>
    public Action? OnData { get; init; }
}

using Saddle.Games;
using Saddle.Nn;

namespace Saddle.Gans.Training;

/// <summary>
/// What both players minimise on one sample, as pure functions of tensors: the only place where a method's parts meet.
/// </summary>
/// <param name="Model">The networks.</param>
/// <param name="Method">Objective, penalty and instance noise.</param>
/// <param name="GeneratorStatistics">The generator's running statistics.</param>
/// <param name="CriticStatistics">The critic's running statistics.</param>
internal sealed record GanLosses(GanModel Model, GanMethod Method,
    IReadOnlyList<Tensor> GeneratorStatistics, IReadOnlyList<Tensor> CriticStatistics)
{
    /// <summary>Use running statistics as constants rather than those of each batch, and drop nothing out.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Whether both losses are asked on the same sample; see <see cref="CriticLoss.ScoresApart"/>.</summary>
    public bool ScoresApart { get; init; }

    /// <summary>Standard deviation of instance noise, a scalar; needed only where the method has such noise.</summary>
    public Tensor? Noise { get; init; }

    /// <summary>Which of <see cref="RandomStreams"/> samples draw from.</summary>
    public int Stream { get; init; } = RandomStreams.CriticUpdate;

    /// <summary>Told when a loss reads the data of its sample.</summary>
    public Action? OnData { get; init; }

    private CriticLoss Scores => new(Model.Critic, Method) { IsFrozen = IsFrozen, ScoresApart = ScoresApart };

    /// <summary>The generator's loss, a scalar, and its running statistics after the pass.</summary>
    /// <param name="generator">Its parameters.</param>
    /// <param name="critic">The critic's parameters.</param>
    /// <param name="sample">
    /// Real examples, of which only the number counts; labels, where the model has classes.
    /// </param>
    public (Tensor Loss, IReadOnlyList<Tensor> Statistics) OfGenerator(
        IReadOnlyList<Tensor> generator, IReadOnlyList<Tensor> critic, Sample sample)
    {
        SampleRandom random = RandomOf(sample, generator);
        NetworkResult made = Make(generator, sample, random);
        Tensor scores = Scores.Score(
            critic, CriticStatistics, Seen(made.Output, random), LabelsOf(sample), random.OfFakeScores()).Output;
        return (Method.Objective.GeneratorLoss(scores), made.Statistics);
    }

    /// <summary>The critic's loss with what goes with it.</summary>
    /// <param name="generator">The generator's parameters.</param>
    /// <param name="critic">Its own parameters.</param>
    /// <param name="sample">Real examples; labels, where the model has classes.</param>
    public CriticMeasures OfCritic(IReadOnlyList<Tensor> generator, IReadOnlyList<Tensor> critic, Sample sample)
    {
        OnData?.Invoke();
        SampleRandom random = RandomOf(sample, generator);
        Tensor fake = Seen(Make(generator, sample, random).Output, random);
        Tensor real = Seen(sample.Data[0], random);
        return Scores.Between(critic, CriticStatistics, real, fake, LabelsOf(sample), random);
    }

    private SampleRandom RandomOf(Sample sample, IReadOnlyList<Tensor> generator) =>
        new(sample.Key, generator[0].Type, Stream);

    private NetworkResult Make(IReadOnlyList<Tensor> generator, Sample sample, SampleRandom random)
    {
        Tensor latents = random.Examples.Normal(sample.Data[0].Shape[0], Model.LatentSize);
        return Model.Generator.Apply(
            generator, GeneratorStatistics, latents, training: !IsFrozen, LabelsOf(sample), random.Examples);
    }

    /// <summary>Examples as the critic gets to see them.</summary>
    private Tensor Seen(Tensor examples, SampleRandom random) => Method.InstanceNoise is null
        ? examples
        : examples + Noise! * random.Examples.Normal(examples.Shape);

    private static Tensor? LabelsOf(Sample sample) => sample.Data.ElementAtOrDefault(1);
}

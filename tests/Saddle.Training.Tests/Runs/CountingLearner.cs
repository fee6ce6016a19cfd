using Saddle.Training.Learners;

namespace Saddle.Training.Tests.Runs;

/// <summary>Learns nothing but how many steps there were.</summary>
internal sealed class CountingLearner(string name = Learner.StepsName, ElementType type = ElementType.Int64) : Learner
{
    private readonly TensorBuffer _steps = new([], type);

    public override IReadOnlyList<NamedBuffer> State => [new(name, _steps)];

    public override long Step => _steps.Span<long>()[0];

    public override void Advance() => _steps.Span<long>()[0]++;

    public override Figures Report() => new([]);
}

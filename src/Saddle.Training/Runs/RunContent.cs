using Saddle.Training.Learners;

namespace Saddle.Training.Runs;

/// <summary>What runs in a folder, however it was made.</summary>
/// <param name="Learner">What is advanced; the run disposes it.</param>
/// <param name="Options">Everything that decides the result, and the rest of the options, as JSON.</param>
/// <param name="Plan">Length and intervals.</param>
public sealed record RunContent(Learner Learner, string Options, RunPlan Plan)
{
    /// <summary>What can be drawn; null for no pictures.</summary>
    public IRunPictures? Pictures { get; init; }

    /// <summary>Measures the learner as it is at each snapshot; null for nothing.</summary>
    public Func<Figures>? Study { get; init; }
}

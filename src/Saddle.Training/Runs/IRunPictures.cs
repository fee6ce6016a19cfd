using Saddle.Data;

namespace Saddle.Training.Runs;

/// <summary>What a run shows of its data and of what it makes; null where there is nothing to draw.</summary>
public interface IRunPictures
{
    /// <summary>The first real examples.</summary>
    RasterImage? Data();

    /// <summary>What the learner makes now, of the same latents or inputs at every call.</summary>
    RasterImage? Made();
}

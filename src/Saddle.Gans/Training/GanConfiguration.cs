namespace Saddle.Gans.Training;

/// <summary>Every option of a run: with the data, it decides each bit of the result.</summary>
/// <remarks>
/// Written to <c>options.json</c> and into every snapshot. <see cref="Steps"/>, <see cref="Threads"/> and the options
/// about reporting and snapshots are no hyper-parameters: they may differ when a run is resumed.
/// </remarks>
public sealed record GanConfiguration
{
    /// <summary>The choice of <see cref="GeneratorNormalisation"/> that leaves it to the architecture.</summary>
    public const string Standard = "standard";

    /// <summary>The version of the program that began the run; no hyper-parameter.</summary>
    public string Version { get; init; } = typeof(GanConfiguration).Assembly.GetName().Version!.ToString(3);

    /// <summary>The method that the run was named by; no hyper-parameter.</summary>
    public string Method { get; init; } = "wgan-gp";

    /// <summary>What the data is called; opening it is the caller's part.</summary>
    public string Data { get; init; } = "digits";

    /// <summary>SHA-256 of the data, or empty for endless sources; a resumed run must see the same.</summary>
    public string DataHash { get; init; } = "";

    /// <summary>The shape of one example: [2] for points, [channels, height, width] for images.</summary>
    public IReadOnlyList<int> SampleShape { get; init; } = [1, 8, 8];

    /// <summary>What images were resized to, in pixels; 0 for no change.</summary>
    public int Resize { get; init; }

    /// <summary>What images were centred in, in pixels; 0 for no change.</summary>
    public int Pad { get; init; }

    /// <summary>How many of the first images are used; 0 for all.</summary>
    public int Limit { get; init; }

    /// <summary>How many labels to condition on; 0 for none.</summary>
    public int Classes { get; init; }

    /// <summary>Whether images are mirrored at random.</summary>
    public bool Mirror { get; init; }

    /// <summary>Whether noise below one grey level is added to images.</summary>
    public bool Dequantise { get; init; }

    /// <summary>How many real examples are held out for the validation estimate; 0 for none.</summary>
    public int Validation { get; init; }

    /// <summary>mlp, dcgan or resnet; see <see cref="Architectures.ArchitectureCatalogue"/>.</summary>
    public string Architecture { get; init; } = "dcgan";

    /// <summary>Channels (or units) of the narrowest hidden layer.</summary>
    public int Width { get; init; } = 32;

    /// <summary>Hidden layers of an MLP; ignored elsewhere.</summary>
    public int Depth { get; init; } = 3;

    /// <summary>Numbers per latent vector.</summary>
    public int LatentSize { get; init; } = 128;

    /// <summary>none, layer or batch: the normalisation of the critic's hidden layers.</summary>
    public string CriticNormalisation { get; init; } = "none";

    /// <summary>
    /// none, layer or batch: the normalisation of the generator's hidden layers; standard for its paper's.
    /// </summary>
    public string GeneratorNormalisation { get; init; } = Standard;

    /// <summary>How weights start; a name of <see cref="Nn.Initialiser.Names"/>.</summary>
    public string Weights { get; init; } = "he-uniform";

    /// <summary>minimax, non-saturating, wasserstein, least-squares or hinge.</summary>
    public string Objective { get; init; } = "wasserstein";

    /// <summary>
    /// none, gradient-penalty, clipping, simple, r1 (simple on real examples) or r2 (on generated ones).
    /// </summary>
    public string Penalty { get; init; } = "gradient-penalty";

    /// <summary>λ of the gradient penalty; ρ of the simple one, which R1 and R2 call γ.</summary>
    public double PenaltyWeight { get; init; } = 10;

    /// <summary>
    /// Where the simple penalty looks: real, fake, interp, mid, anchor or point, or a sum of these, each with a weight
    /// after a colon where that is not 1, such as <c>real,fake</c> or <c>real:0.5,mid:0.5</c>.
    /// </summary>
    public string PenaltyMeasure { get; init; } = "real";

    /// <summary>The fixed example of the measures anchor and point: one number for every coordinate, or one per
    /// coordinate.</summary>
    public IReadOnlyList<double> PenaltyAnchor { get; init; } = [0];

    /// <summary>Whether the gradient penalty lets norms below 1 pass.</summary>
    public bool OneSided { get; init; }

    /// <summary>The box of weight clipping.</summary>
    public double ClipBound { get; init; } = 0.01;

    /// <summary>Standard deviation of the noise on examples that the critic scores, at the start; 0 for none.</summary>
    public double InstanceNoise { get; init; }

    /// <summary>Generator updates over which that noise falls linearly to 0; 0 to keep it constant.</summary>
    public long InstanceNoiseSteps { get; init; }

    /// <summary>Critic updates per generator update.</summary>
    public int CriticSteps { get; init; } = 5;

    /// <summary>
    /// Whether the critic gets 100 updates before each of the first 25 generator updates and every 500th.
    /// </summary>
    public bool CriticHeadStart { get; init; }

    /// <summary>How both players move in a step.</summary>
    public DynamicsChoice Dynamics { get; init; } = new();

    /// <summary>The critic's update rule.</summary>
    public OptimiserChoice CriticOptimiser { get; init; } = new();

    /// <summary>The generator's update rule.</summary>
    public OptimiserChoice GeneratorOptimiser { get; init; } = new();

    /// <summary>Generator updates over which both rates fall linearly to 0; 0 to keep them constant.</summary>
    public long RateDecaySteps { get; init; }

    /// <summary>
    /// Decay of the running average of the generator's weights, below 1; 0 for none. It averages what the dynamics call
    /// their solution, which itself is the result where there is no average.
    /// </summary>
    public double AverageDecay { get; init; } = 0.999;

    /// <summary>Examples per update.</summary>
    public int Batch { get; init; } = 64;

    /// <summary>Decides initial weights, noise and the order of data.</summary>
    public long Seed { get; init; }

    /// <summary>Generator updates in all; no hyper-parameter.</summary>
    public long Steps { get; init; } = 2000;

    /// <summary>Worker threads, 0 for one per processor; no hyper-parameter: results do not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Generator updates between snapshots; no hyper-parameter.</summary>
    public long SnapshotEvery { get; init; } = 500;

    /// <summary>How many snapshots to keep, the newest; 0 for all; no hyper-parameter.</summary>
    public int KeepSnapshots { get; init; } = 3;

    /// <summary>Generator updates between reports; no hyper-parameter.</summary>
    public long ReportEvery { get; init; } = 50;

    /// <summary>Names of metrics to measure at each snapshot, which is the caller's part; no hyper-parameter.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>Stop at the first operation that gives NaN or infinity, which is slow; no hyper-parameter.</summary>
    public bool FiniteChecks { get; init; }
}

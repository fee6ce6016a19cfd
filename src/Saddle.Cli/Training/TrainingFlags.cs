using System.CommandLine;
using Saddle.Cli.Parsing;
using Saddle.Games.Motions;
using Saddle.Gans;
using Saddle.Gans.Architectures;
using Saddle.Gans.Objectives;
using Saddle.Gans.Penalties;
using Saddle.Gans.Penalties.Measures;
using Saddle.Gans.Training;
using Saddle.Nn.Optimisers;
using Saddle.Settings;
using Saddle.Training.Classifiers;

namespace Saddle.Cli.Training;

/// <summary>The flags that change options of a run; those not given leave the option as it is.</summary>
internal sealed class TrainingFlags
{
    private readonly List<(Option Flag, Func<ParseResult, GanConfiguration, GanConfiguration> Set)> _settings = [];

    public TrainingFlags()
    {
        Method = Flag.Text("--method", "NAME",
            $"Published settings: {Names(MethodPreset.All.Select(p => p.Name))}; or "
                + $"{ClassifierSettings.Part.Name}, to tell the classes of images [default: wgan-gp]");
        Architecture = Flag.Text(
            "--architecture", "NAME", $"{Names(ArchitectureCatalogue.Parts)} [default: by data]");
        Add(Architecture, (options, name) => options with { Architecture = name });
        AddMethod();
        AddDynamics();
        AddOptimisers();
        AddNetworks();
        AddData();
        AddRun();
    }

    /// <summary>For new runs only, so not among the flags that <see cref="AddTo"/> adds.</summary>
    public Option<string?> Method { get; }

    public Option<string?> Architecture { get; }

    public void AddTo(Command command, params IReadOnlyList<string> except)
    {
        foreach ((Option flag, _) in _settings.Where(setting => !except.Contains(setting.Flag.Name)))
        {
            command.Add(flag);
        }
    }

    /// <summary>The given options with every flag of the command line laid over them.</summary>
    public GanConfiguration Apply(ParseResult parsed, GanConfiguration options)
    {
        foreach ((Option flag, Func<ParseResult, GanConfiguration, GanConfiguration> set) in _settings)
        {
            if (Flag.IsGiven(parsed, flag))
            {
                options = set(parsed, options);
            }
        }

        return options;
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);

    private static string Names(ICatalogue catalogue) => Names(catalogue.Names);

    private void AddMethod()
    {
        Add(Flag.Text("--objective", "NAME", Names(ObjectiveCatalogue.Parts)),
            (o, name) => o with { Objective = name });
        Add(Flag.Text("--penalty", "NAME", Names(PenaltyCatalogue.Parts)), (o, name) => o with { Penalty = name });
        Add(Flag.Number(
            "--penalty-weight", "Factor of the gradient penalty, the simple one, R1 and R2", mayBeZero: true),
            (o, x) => o with { PenaltyWeight = x });
        Add(Flag.Text("--penalty-measure", "NAMES",
            $"Where the simple penalty looks: {Names(MeasureCatalogue.Parts)}; several add up, as in real,mid:0.5"),
            (o, text) => o with { PenaltyMeasure = text });
        Add(Flag.Text("--penalty-anchor", "NUMBERS",
            "The example of anchor and point: one number, or with commas one per coordinate [default: 0]"),
            (o, text) => o with { PenaltyAnchor = NumberList.Parse("--penalty-anchor", text) });
        Add(Flag.Switch("--one-sided", "The gradient penalty lets norms below 1 pass"), o =>
            o with { OneSided = true });
        Add(Flag.Number("--clip", "Bound of weight clipping"), (o, x) => o with { ClipBound = x });
        Add(Flag.Number("--instance-noise",
            "Standard deviation of noise on all examples the critic sees, falling to 0 over the run", mayBeZero: true),
            (o, x) => o with { InstanceNoise = x, InstanceNoiseSteps = x > 0 ? RunDefaults.WholeRun : 0 });
        Add(Flag.Whole("--instance-noise-steps", "Generator updates until that noise is 0; 0 to keep it constant",
            least: 0, most: long.MaxValue),
            (o, n) => o with { InstanceNoiseSteps = n });
        Add(Flag.Whole("--critic-steps", "Critic updates per generator update"), (o, n) =>
            o with { CriticSteps = (int)n });
        Add(Flag.Switch("--head-start",
            "100 critic updates before each of the first 25 generator updates and every 500th"),
            o => o with { CriticHeadStart = true });
    }

    private void AddDynamics()
    {
        Add(Flag.Text("--dynamics", "NAME",
            $"How both players move: {Names(DynamicsCatalogue.Parts.Names)}"),
            (o, name) => o with { Dynamics = new DynamicsChoice { Name = name } });
        Add(Flag.Text("--dynamics-inner", "NAME", "The dynamics that those go around [default: simultaneous]"),
            (o, name) => o with { Dynamics = o.Dynamics with { Inner = name } });
        Add(Flag.Number("--dynamics-weight", "Strength of an adjustment, such as γ of consensus", mayBeZero: true),
            (o, x) => o with { Dynamics = o.Dynamics with { Weight = x } });
        Add(Flag.Number("--dynamics-rate", "Step size of opponents that are foreseen, or of slow weights",
            mayBeZero: true),
            (o, x) => o with { Dynamics = o.Dynamics with { Rate = x } });
        Add(Flag.Number("--dynamics-momentum", "What remains of the last step; below 0 to turn against it",
            mayBeZero: true, below: 1, mayBeNegative: true),
            (o, x) => o with { Dynamics = o.Dynamics with { Momentum = x } });
        Add(Flag.Number("--dynamics-decay", "What remains of averaged points at each step", mayBeZero: true, below: 1),
            (o, x) => o with { Dynamics = o.Dynamics with { Decay = x } });
        Add(Flag.Number("--dynamics-norm", "Bound of each player's gradient norm"),
            (o, x) => o with { Dynamics = o.Dynamics with { Norm = x } });
        Add(Flag.Whole("--dynamics-every", "Adjust, or pull slow weights, every N steps only", most: 65_536),
            (o, n) => o with { Dynamics = o.Dynamics with { Every = (int)n } });
        Add(Flag.Whole("--dynamics-iterations", "Iterations of an implicit step", most: 1000),
            (o, n) => o with { Dynamics = o.Dynamics with { Iterations = (int)n } });
        Add(Flag.Text("--dynamics-counts", "N,M", "Steps of the generator and of the critic when it is their turn"),
            (o, text) => o with { Dynamics = o.Dynamics with { Counts = text } });
        Add(Flag.Switch("--dynamics-fresh-batch", "Look ahead on a minibatch of its own"),
            o => o with { Dynamics = o.Dynamics with { FreshBatch = true } });
    }

    private void AddOptimisers()
    {
        AddPair("--optimiser", (choice, name) => choice with { Name = name });
        Add(Flag.Number("--rate", "Step size of both players"), (o, x) => Both(o, c => c with { Rate = x }));
        Add(Flag.Number("--critic-rate", "Step size of the critic"),
            (o, x) => o with { CriticOptimiser = o.CriticOptimiser with { Rate = x } });
        Add(Flag.Number("--generator-rate", "Step size of the generator"),
            (o, x) => o with { GeneratorOptimiser = o.GeneratorOptimiser with { Rate = x } });
        Add(Flag.Number("--beta1", "Adam's decay of the mean gradient", mayBeZero: true, below: 1),
            (o, x) => Both(o, c => c with { Beta1 = x }));
        Add(Flag.Number("--beta2", "Adam's decay of the mean square", mayBeZero: true, below: 1),
            (o, x) => Both(o, c => c with { Beta2 = x }));
        Add(Flag.Text("--schedule", "NAME", "constant, or linear: rates fall to 0 over the run"), Schedule);
        Add(Flag.Number("--ema", "Decay of the running average of the generator's weights; 0 for none",
            mayBeZero: true, below: 1),
            (o, x) => o with { AverageDecay = x });
    }

    private void AddNetworks()
    {
        Add(Flag.Whole("--width", "Channels next to the image, or units of a hidden layer"), (o, n) =>
            o with { Width = (int)n });
        Add(Flag.Whole("--depth", "Hidden layers of an mlp"), (o, n) => o with { Depth = (int)n });
        Add(Flag.Whole("--latent", "Numbers per latent vector"), (o, n) => o with { LatentSize = (int)n });
        Add(Flag.Text("--critic-norm", "NAME", "none, layer or batch"), (o, name) =>
            o with { CriticNormalisation = name });
        Add(Flag.Text("--generator-norm", "NAME", "standard, none, layer or batch"),
            (o, name) => o with { GeneratorNormalisation = name });
    }

    private void AddData()
    {
        Add(Flag.Switch("--mirror", "Mirror images left to right at random"), o => o with { Mirror = true });
        Add(Flag.Switch("--dequantise", "Add noise below one grey level to images"), o => o with { Dequantise = true });
        Add(Flag.Whole("--validation", "Hold out N images; the critic's estimate on them shows overfitting", least: 0),
            (o, n) => o with { Validation = (int)n });
    }

    private void AddRun()
    {
        Add(Flag.Whole("--batch", "Examples per update"), (o, n) => o with { Batch = (int)n });
        Add(Flag.Whole("--seed", "Decides initial weights, noise and the order of data [default: 0]", 0, long.MaxValue),
            (o, n) => o with { Seed = n });
        Add(Flag.Whole("--steps", "Generator updates in all; may change when resuming", least: 0, most: long.MaxValue),
            (o, n) => o with { Steps = n });
        Add(Flag.Whole("--snap", "Generator updates between snapshots", most: long.MaxValue), (o, n) =>
            o with { SnapshotEvery = n });
        Add(Flag.Whole("--keep", "Snapshots to keep, the newest; 0 for all", least: 0), (o, n) =>
            o with { KeepSnapshots = (int)n });
        Add(Flag.Whole("--tick", "Generator updates between lines of progress", most: long.MaxValue),
            (o, n) => o with { ReportEvery = n });
        Add(Flag.Whole("--threads", "Worker threads; results do not depend on them [default: one per processor]",
            least: 0, most: 1024),
            (o, n) => o with { Threads = (int)n });
        Add(Flag.Text("--metrics", "NAMES",
            $"Measured at each snapshot, with commas: {Names(Evaluation.MetricNames.All)}"),
            (o, names) => o with { Metrics = Evaluation.MetricNames.Parse(names) });
        Add(Flag.Switch("--finite-check", "Stop at the first operation that makes NaN or infinity; slow"),
            o => o with { FiniteChecks = true });
    }

    private void AddPair(string name, Func<OptimiserChoice, string, OptimiserChoice> set) => Add(
        Flag.Text(name, "NAME", $"{Names(OptimiserCatalogue.Parts)}, for both players"),
        (o, value) => Both(o, choice => set(choice, value)));

    private void Add(Option<string?> flag, Func<GanConfiguration, string, GanConfiguration> set) =>
        _settings.Add((flag, (parsed, options) => set(options, parsed.GetValue(flag)!)));

    private void Add(Option<long?> flag, Func<GanConfiguration, long, GanConfiguration> set) =>
        _settings.Add((flag, (parsed, options) => set(options, parsed.GetValue(flag)!.Value)));

    private void Add(Option<double?> flag, Func<GanConfiguration, double, GanConfiguration> set) =>
        _settings.Add((flag, (parsed, options) => set(options, parsed.GetValue(flag)!.Value)));

    private void Add(Option<bool> flag, Func<GanConfiguration, GanConfiguration> set) =>
        _settings.Add((flag, (_, options) => set(options)));

    private static GanConfiguration Both(GanConfiguration options, Func<OptimiserChoice, OptimiserChoice> change) =>
        options with
        {
            CriticOptimiser = change(options.CriticOptimiser),
            GeneratorOptimiser = change(options.GeneratorOptimiser),
        };

    private static GanConfiguration Schedule(GanConfiguration options, string name) => name switch
    {
        "constant" => options with { RateDecaySteps = 0 },
        "linear" => options with { RateDecaySteps = RunDefaults.WholeRun },
        _ => throw new UsageException(
            $"train: there is no schedule '{name}'. {NearestNames.Sentence(name, ["constant", "linear"])} "
            + "Use one of these."),
    };
}

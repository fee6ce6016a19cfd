using Saddle.Cli.Training;
using Saddle.Data;
using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;
using Saddle.Gans;
using Saddle.Gans.Penalties;
using Saddle.Gans.Training;
using Saddle.Training;
using Saddle.Training.Runs;

namespace Saddle.Cli.Analysing;

/// <summary>A run's snapshot as a game at a point, with minibatches of the run's own data, all in float64.</summary>
/// <param name="saved">The snapshot's file.</param>
/// <param name="batch">Examples per minibatch; null for the run's own.</param>
internal sealed class RunGame(SavedRun saved, int? batch)
{
    private readonly Snapshot _snapshot = Snapshot.Read(saved.Snapshot);

    /// <summary>The run's options.</summary>
    public GanConfiguration Options => GanConfigurationJson.FromJson(_snapshot.Options);

    /// <summary>Generator updates so far.</summary>
    public long Step => _snapshot.Step;

    /// <summary>Examples per minibatch.</summary>
    public int Batch => batch ?? Options.Batch;

    /// <summary>Whether the run has a term that can be left out.</summary>
    public bool HasPenalty => GanRun.Formulation(Options).Penalty is not NoPenalty;

    /// <summary>Opens the run's data again.</summary>
    public IBatchSource OpenData() => RunData.From(RunData.Reopen(Options), Options).Training;

    /// <summary>How the run's players move, by name.</summary>
    public string Dynamics => Options.Dynamics.Inner is { } inner
        ? $"{Options.Dynamics.Name} around {inner}"
        : Options.Dynamics.Name;

    /// <summary>What the run's dynamics change the field by; null where they follow the plain one.</summary>
    public Adjustment? Adjustment => AdjustmentOf(GanBuilder.Moves(Options).Dynamics);

    /// <summary>Bytes that an analysis holds at once: minibatches thrice, and vectors as long as a point.</summary>
    public long Bytes(int batches, int vectors)
    {
        Game game = Game(bare: false).Game;
        return sizeof(double) * ((long)vectors * game.Size + 3L * batches * game.Data.Sum(spec => spec.Shape.Count));
    }

    /// <summary>The Jacobian at the snapshot, averaged over the minibatches that training would see next.</summary>
    /// <param name="data">The run's data.</param>
    /// <param name="batches">How many minibatches.</param>
    /// <param name="bare">Leave the penalty out.</param>
    /// <param name="adjustment">What changes the field, minibatch by minibatch; null for nothing.</param>
    /// <param name="threads">Worker threads, 0 for one per processor.</param>
    /// <exception cref="UsageException">The snapshot's tensors are not those of its options.</exception>
    public GameJacobian Jacobian(
        IBatchSource data, int batches, bool bare, Adjustment? adjustment, int threads)
    {
        FormulationGame game = Game(bare);
        Sample[] samples =
        [
            .. Enumerable.Range(0, batches)
                .Select(i => game.Sample(data, _snapshot.Batches + i, Options.Seed)),
        ];
        var options = new CompilerOptions { Threads = threads > 0 ? threads : Environment.ProcessorCount };
        return new GameJacobian(PointOf(game), samples, adjustment, options);
    }

    // One adjustment within another has no name of its own and is left out.
    private static Adjustment? AdjustmentOf(Dynamics? dynamics) => dynamics switch
    {
        Adjusted { Inner: var inner, By: var by } when AdjustmentOf(inner) is null => by,
        FollowedDynamics { Inner: var inner } => AdjustmentOf(inner),
        _ => null,
    };

    private FormulationGame Game(bool bare)
    {
        Adversarial formulation = GanRun.Formulation(Options);
        return (bare ? formulation with { Penalty = new NoPenalty() } : formulation).Game(Batch, step: Step);
    }

    private Point PointOf(FormulationGame game)
    {
        try
        {
            return game.Point(_snapshot.Tensors);
        }
        catch (Exception problem) when (problem is ArgumentException or ShapeException)
        {
            throw new UsageException($"snapshot: its tensors are not those of its options. {saved.Snapshot}: "
                + $"{problem.Message} Use a file that a run wrote.");
        }
    }
}

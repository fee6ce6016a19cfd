using Saddle.Data;
using Saddle.Games;
using Saddle.Games.Adjustments;
using Saddle.Games.Motions;
using Saddle.Games.Spectra;
using Saddle.Gans.Penalties;
using Saddle.Settings;
using Saddle.Training;
using Saddle.Training.Options;
using Saddle.Training.Runs;

namespace Saddle.Gans.Training;

/// <summary>A snapshot as a game at a point, with minibatches of the run's own data, all in float64.</summary>
public sealed class SnapshotGame
{
    private readonly Snapshot _snapshot;
    private readonly RunSettings _settings;
    private readonly AdversarialRecipe _recipe;

    /// <summary>Reads what the snapshot is of.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="catalogues">Where the names in its options are found.</param>
    /// <param name="batch">Examples per minibatch, at least 1; null for the run's own.</param>
    /// <exception cref="ConfigurationException">It is not of a generator and a critic.</exception>
    public SnapshotGame(Snapshot snapshot, Catalogues catalogues, int? batch = null)
    {
        _snapshot = snapshot;
        Options = RunOptions.Of(_snapshot, catalogues);
        _settings = Options.Settings;
        _recipe = _settings.Recipe as AdversarialRecipe ?? throw new ConfigurationException(
            $"snapshot: it is not of a generator and a critic. Its method is {Options.Method}. Use another snapshot.");
        Batch = batch ?? _settings.Learner.Batch;
    }

    /// <summary>The run's options.</summary>
    public RunOptions Options { get; }

    /// <summary>Generator updates so far.</summary>
    public long Step => _snapshot.Step;

    /// <summary>Examples per minibatch.</summary>
    public int Batch { get; }

    /// <summary>Whether the run has a term that can be left out.</summary>
    public bool HasPenalty => _recipe.Penalty is not NoPenalty;

    /// <summary>Minibatches of the run's data.</summary>
    /// <param name="data">What <see cref="RunOptions.OpenData"/> opened.</param>
    public IBatchSource Batches(Dataset data) => _recipe.Batches(_settings, data).Training;

    /// <summary>How the run's players move, by name.</summary>
    public string Dynamics => TextOf("dynamics.inner") is { } inner
        ? $"{TextOf("dynamics")} around {inner}"
        : TextOf("dynamics")!;

    /// <summary>The value of a setting as it is written; null where what is chosen has no such setting.</summary>
    public string? TextOf(string path) =>
        Options.Chosen.Entries.FirstOrDefault(entry => entry.Path == path)?.Text;

    /// <summary>What the run's dynamics change the field by; null where they follow the plain one.</summary>
    public Adjustment? Adjustment => AdjustmentOf(_recipe.Moves.Dynamics!);

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
    /// <exception cref="RunException">The snapshot's tensors are not those of its options.</exception>
    public GameJacobian Jacobian(
        IBatchSource data, int batches, bool bare, Adjustment? adjustment, int threads)
    {
        FormulationGame game = Game(bare);
        Sample[] samples =
        [
            .. Enumerable.Range(0, batches)
                .Select(i => game.Sample(data, _snapshot.Batches + i, _settings.Learner.Seed)),
        ];
        var options = new CompilerOptions { Threads = threads > 0 ? threads : Environment.ProcessorCount };
        return new GameJacobian(PointOf(game), samples, adjustment, options);
    }

    // One adjustment within another has no name of its own and is left out.
    private static Adjustment? AdjustmentOf(Dynamics dynamics) => dynamics switch
    {
        Adjusted { Inner: var inner, By: var by } when AdjustmentOf(inner) is null => by,
        FollowedDynamics { Inner: var inner } => AdjustmentOf(inner),
        _ => null,
    };

    private FormulationGame Game(bool bare)
    {
        Adversarial formulation = _recipe.Formulation(Options.Found);
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
            throw new RunException(
                $"snapshot: its tensors are not those of its options. {problem.Message} Use a file that a run wrote.",
                problem);
        }
    }
}

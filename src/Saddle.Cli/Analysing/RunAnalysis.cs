using System.Diagnostics;
using System.Globalization;
using Saddle.Cli.Progress;
using Saddle.Cli.Training;
using Saddle.Data;
using Saddle.Games.Spectra;
using Saddle.Gans.Training;
using Saddle.Settings;
using Saddle.Training.Options;
using Saddle.Training.Runs;
using Saddle.Training.Studies;

namespace Saddle.Cli.Analysing;

/// <summary>The analysis of a trained model: the spectrum of its game where training stands.</summary>
internal sealed record RunAnalysis
{
    // 25 n³ operations and a few n² numbers: a minute or two on one core.
    private const int DenseLimit = 1000;
    private const double Tolerance = 5e-4;
    private const double AtRest = 1e-6;
    private const string PlainName = "plain field";

    public required SavedRun Run { get; init; }

    /// <summary>Where the names in the run's options are found.</summary>
    public required Catalogues Catalogues { get; init; }

    /// <summary>Where the run's data are now; null for where they were.</summary>
    public string? Data { get; init; }

    /// <summary>Whether files of the data that cannot be used are refused, whatever the run did.</summary>
    public bool IsStrict { get; init; }

    public required int Batches { get; init; }

    public int? Batch { get; init; }

    public required int Count { get; init; }

    /// <summary>Products after which a search ends.</summary>
    public required int Products { get; init; }

    public double? ConsensusWeight { get; init; }

    public bool WithoutPenalty { get; init; }

    public int Threads { get; init; }

    public ResultFiles? Files { get; init; }

    /// <summary>Bytes that there are.</summary>
    public long Memory { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private int Subspace => Math.Max(20, 4 * Count);

    /// <summary>Analyses and shows.</summary>
    /// <returns>An exit code; where the user stopped it, what was found so far is shown.</returns>
    /// <exception cref="OperationCanceledException">The user stopped it before anything was found.</exception>
    public int Show(Terminal terminal)
    {
        var snapshot = Snapshot.Read(Run.Snapshot);
        GeneratorRuns.Require("analyze", Run.Folder, RunOptions.Of(snapshot, Catalogues));
        var run = new SnapshotGame(snapshot, Catalogues, Batch);
        if (WithoutPenalty && !run.HasPenalty)
        {
            throw new UsageException("analyze: --without-penalty needs a run with a penalty. "
                + $"{Run.Snapshot} was trained with none. Leave it out.");
        }

        IBatchSource data = run.Batches(OpeningView.Open(
            terminal, progress => run.Options.Strictly(IsStrict).OpenData(Data, progress)));
        CancellationToken interrupted = terminal.AwaitInterrupt();
        RequireMemory(run);
        Files?.RequireWritable("analyze");
        GameJacobian jacobian = run.Jacobian(data, Batches, bare: false, adjustment: null, Threads);
        Head(run, jacobian, terminal.Out);
        LinearOperator whole = jacobian.Size <= DenseLimit ? Dense(jacobian, terminal, interrupted) : jacobian;
        int later = (WithoutPenalty ? 1 : 0) + (run.Adjustment is null ? 0 : 1) + (ConsensusWeight is null ? 0 : 1);
        List<NamedSpectrum> spectra = [new(PlainName, Find(whole, PlainName, later, terminal, interrupted))];
        try
        {
            foreach ((string name, LinearOperator changed) in Changed(run, data, whole))
            {
                spectra.Add(new(name, Find(changed, name, --later, terminal, interrupted)));
            }
        }
        catch (OperationCanceledException)
        {
            // The first spectrum is worth showing without them.
        }

        Show(spectra, whole as DenseOperator, jacobian, terminal.Out);
        return interrupted.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Success;
    }

    private IEnumerable<(string Name, LinearOperator Jacobian)> Changed(
        SnapshotGame run, IBatchSource data, LinearOperator whole)
    {
        if (WithoutPenalty)
        {
            yield return ("without its penalty", run.Jacobian(data, Batches, bare: true, null, Threads));
        }

        if (run.Adjustment is { } adjustment)
        {
            yield return ($"adjusted as in {run.Dynamics}",
                run.Jacobian(data, Batches, bare: false, adjustment, Threads));
        }

        if (ConsensusWeight is { } weight)
        {
            yield return ($"consensus of weight {NumberText.Of(weight)}", whole.WithConsensus(weight));
        }
    }

    private void Head(SnapshotGame run, GameJacobian jacobian, TextWriter output)
    {
        output.WriteLine($"{Run.Snapshot}: {run.TextOf("architecture")}, {run.TextOf("objective")}, "
            + $"penalty {run.TextOf("penalty")}");
        output.Write(Lines.Of("dynamics",
            run.Dynamics + (run.Adjustment is null ? "" : ", along a field that they adjust")));
        output.Write(Lines.Of("players", PointText.Players(jacobian.At.Game)));
        output.Write(Lines.Of(
            "point", string.Create(CultureInfo.InvariantCulture, $"after {run.Step} generator updates")));
        output.Write(Lines.Of("minibatches", string.Create(CultureInfo.InvariantCulture,
            $"{Batches} of {run.Batch}, of the run's own data, in float64")));
        double norm = Math.Sqrt(jacobian.FieldValue().Sum(x => x * x));
        output.Write(Lines.Of("field there", $"norm {NumberText.Of(norm)}"
            + (norm > AtRest ? ": no equilibrium; eigenvalues tell how neighbouring paths part" : "")));
        output.Flush();
    }

    // Searches for the Jacobian's eigenvalues hold a subspace, the point, and a product.
    private void RequireMemory(SnapshotGame run)
    {
        int vectors = Subspace + 8;
        long bytes = run.Bytes(Batches, vectors);
        if (bytes > Memory)
        {
            throw new UsageException("analyze: the memory does not suffice. " + string.Create(
                CultureInfo.InvariantCulture,
                $"{Batches} minibatches of {run.Batch} and {vectors} vectors need {bytes / 1e6:N0} MB, ")
                + string.Create(CultureInfo.InvariantCulture, $"there are {Memory / 1e6:N0} MB. ")
                + "Lower --batches, --batch or --count.");
        }
    }

    private static DenseOperator Dense(GameJacobian jacobian, Terminal terminal, CancellationToken interrupted)
    {
        var timed = new TimedOperator(new Interruptible(jacobian, interrupted), jacobian.Size, terminal.Out);
        return timed.ToDense();
    }

    // What is left counts the searches after this one.
    private Spectrum Find(
        LinearOperator jacobian, string name, int later, Terminal terminal, CancellationToken interrupted)
    {
        interrupted.ThrowIfCancellationRequested();
        if (jacobian.Size <= DenseLimit)
        {
            return Spectrum.Of(jacobian.ToDense());
        }

        terminal.Out.WriteLine($"searching the leading eigenvalues: {name}");
        var search = new EigenvalueSearch
        {
            Count = Count,
            Subspace = Subspace,
            Tolerance = Tolerance,
            ProductLimit = Products,
        };
        var options = new SpectrumOptions
        {
            Searches = [search, search with { Order = EigenvalueOrder.LargestRealPart }],
            NumericalAbscissa = null,
        };
        var timed = new TimedOperator(jacobian, (1 + later) * 2 * Products, terminal.Out);
        var watch = Stopwatch.StartNew();
        Spectrum spectrum = Spectrum.Of(timed, options, cancellation: interrupted);
        terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {timed.Products} products in {watch.Elapsed.TotalSeconds:0.0} s, ")
            + string.Create(CultureInfo.InvariantCulture,
            $"{timed.Inside.TotalSeconds:0.0} s of them in the products themselves"));
        return spectrum;
    }

    private void Show(List<NamedSpectrum> spectra, DenseOperator? dense, GameJacobian jacobian, TextWriter output)
    {
        output.WriteLine();
        Spectrum plain = spectra[0].Spectrum;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Eigenvalues of the flow w' = -xi: {plain.Flow.Length} of {plain.Size:N0}")
            + (plain.IsComplete ? "" : ", those that lead by modulus and by real part"));
        output.Write(spectra[0].Table(plain.IsComplete ? Count : int.MaxValue));
        Verdict verdict = Verdict.Of(plain);
        output.Write(plain.HasConverged
            ? ""
            : Lines.Of("search", plain.IllConditioned.Any()
                ? "not complete: the matrix is too far from normal"
                : plain.Flow.All(pair => pair.Converged)
                    ? "ended before it was sure that none is missing; --products sets its length"
                    : "ended before all had converged; --products sets its length"));
        output.Write(Lines.Of(
            plain.HasConverged ? "verdict" : "verdict for now", $"{verdict.Words}: {verdict.Evidence}"));
        if (dense is not null)
        {
            var parts = new JacobianParts(dense, [.. jacobian.At.Game.Players.Select(player =>
                (int)player.Parameters.Sum(parameter => parameter.Shape.Count))]);
            output.Write(Lines.Of("numerical abscissa", NumberText.Of(plain.NumericalAbscissa)));
            output.Write(Lines.Of("attraction |S|", NumberText.Of(parts.Symmetric.Norm)));
            output.Write(Lines.Of("rotation |A|", NumberText.Of(parts.Antisymmetric.Norm)));
            output.Write(Lines.Of("median |Im/Re|", NumberText.Of(plain.MedianRatio)));
        }

        if (spectra.Count > 1)
        {
            output.WriteLine();
            output.WriteLine("Before and after");
            output.Write(NamedSpectrum.Compared(spectra));
        }

        output.WriteLine();
        output.WriteLine("In the complex plane; those left of the upright axis attract");
        output.Write(NamedSpectrum.Draw(spectra));
        if (Files is not null)
        {
            string path = Files.Write(
                "spectrum.csv", NamedSpectrum.Columns, rows => NamedSpectrum.AddTo(rows, spectra));
            output.WriteLine($"table: {path}");
            foreach (string older in Files.Older)
            {
                output.WriteLine($"older table, of another analysis: {older}");
            }
        }
    }

    /// <summary>Ends between products where the user asks for it.</summary>
    private sealed class Interruptible(LinearOperator inner, CancellationToken interrupted) : LinearOperator(inner.Size)
    {
        public override void Apply(ReadOnlySpan<double> x, Span<double> y)
        {
            interrupted.ThrowIfCancellationRequested();
            inner.Apply(x, y);
        }

        public override void ApplyTranspose(ReadOnlySpan<double> x, Span<double> y)
        {
            interrupted.ThrowIfCancellationRequested();
            inner.ApplyTranspose(x, y);
        }
    }
}

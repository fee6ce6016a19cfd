using System.Diagnostics;
using System.Globalization;
using Saddle.Data;
using Saddle.Data.Pictures;
using Saddle.Nn.Formats;
using Saddle.Training.Learners;

namespace Saddle.Training.Runs;

/// <summary>A learner that advances in a folder: reports, pictures, snapshots, and going on after a stop.</summary>
/// <remarks>
/// A run killed at any instant and resumed ends with the same bits as one never stopped. Snapshots appear whole or not
/// at all; at most the steps since the last one are lost.
/// </remarks>
public sealed class Run : IDisposable
{
    private readonly Learner _learner;
    private readonly IRunPictures? _pictures;
    private readonly Func<Figures>? _study;
    private readonly IProgress<RunEvent>? _progress;
    private readonly IDisposable _claim;
    private readonly RunPace _pace;
    private readonly Stopwatch _clock = new();
    private long _begun;
    private long _reported;
    private long _saved = -1;

    private Run(RunFolder folder, RunContent content, IProgress<RunEvent>? progress)
    {
        (Folder, Plan, Options) = (folder, content.Plan, content.Options);
        (_learner, _pictures, _study, _progress) = (content.Learner, content.Pictures, content.Study, progress);
        _pace = new RunPace(content.Plan);
        _claim = folder.Claim();
    }

    /// <summary>The run's folder.</summary>
    public RunFolder Folder { get; }

    /// <summary>Its length, and how often it tells and saves.</summary>
    public RunPlan Plan { get; }

    /// <summary>The run's options, as JSON.</summary>
    public string Options { get; }

    /// <summary>Steps so far.</summary>
    public long Step => _learner.Step;

    /// <summary>Starts a run: makes its folder with options and pictures of real and untrained examples.</summary>
    /// <param name="root">The folder of runs.</param>
    /// <param name="description">
    /// What the folder is called after its number, such as <c>digits-dcgan-wgan-gp</c>.
    /// </param>
    /// <param name="content">What runs; disposed with the run, also where starting fails.</param>
    /// <param name="progress">Told of reports and snapshots, on the training thread; null for nobody.</param>
    /// <exception cref="RunException">The folder cannot be written to.</exception>
    public static Run Start(
        string root, string description, RunContent content, IProgress<RunEvent>? progress = null) =>
        Start(() => RunFolder.Create(root, description), content, progress);

    internal static Run Start(Func<RunFolder> folder, RunContent content, IProgress<RunEvent>? progress = null) =>
        Prepared(content, () => new Run(folder(), content, progress), run =>
        {
            run.Folder.WriteOptions(content.Options);
            run.DrawMissing();
        });

    /// <summary>Goes on from the newest snapshot, or from the start where there is none yet.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="content">What runs, from its initial state; disposed with the run.</param>
    /// <param name="snapshot">The snapshot to go on from; null for the start.</param>
    /// <param name="progress">Told of reports and snapshots; null for nobody.</param>
    /// <exception cref="RunException">The folder or the snapshot cannot be used.</exception>
    public static Run Resume(
        RunFolder folder, RunContent content, Snapshot? snapshot, IProgress<RunEvent>? progress = null) =>
        Prepared(content, () => new Run(folder, content, progress), run =>
        {
            // Before anything is removed: a snapshot that does not fit leaves the folder as it was.
            if (snapshot is not null)
            {
                snapshot.Restore(run._learner);
                run._saved = snapshot.Step;
            }

            folder.Rewind(snapshot?.Step ?? 0);
            folder.WriteOptions(content.Options);
            folder.Prune(content.Plan.KeepSnapshots);
            run.DrawMissing();
            run.MeasureMissing();
        });

    /// <summary>
    /// Trains to the planned length, or until asked to stop; either way the last step is in a snapshot.
    /// </summary>
    /// <param name="cancellation">Lets the present step finish, then saves and returns.</param>
    /// <returns>Whether the length was reached.</returns>
    /// <exception cref="DivergedException">
    /// A number is not finite; the last good snapshot stays, and the folder tells what happened.
    /// </exception>
    /// <exception cref="DataException">The data cannot be read any more; what was learned is saved.</exception>
    /// <exception cref="RunException">A file cannot be written; what was saved stays.</exception>
    public bool Train(CancellationToken cancellation = default)
    {
        _begun = _reported = Step;
        _clock.Restart();
        try
        {
            return TrainOn(cancellation);
        }
        catch (RunException problem)
        {
            throw new RunException($"{problem.Message} {LastGood()}", problem.InnerException);
        }
    }

    /// <summary>The kernels of a step with their operations, bytes and peak memory.</summary>
    public string Explain() => _learner.Explain();

    /// <summary>Measures every kernel from now on, for <see cref="SaveProfile"/>.</summary>
    public void Profile() => _learner.Profile();

    /// <summary>The kernels of what has run with their times, also written to the run's folder.</summary>
    /// <returns>A table for each program; empty where none has run.</returns>
    /// <exception cref="RunException">The file cannot be written.</exception>
    public string SaveProfile()
    {
        string tables = Step > _begun ? _learner.ExplainRun() : "";
        if (tables.Length > 0)
        {
            Folder.Files.WriteText(Folder.ProfilePath, tables);
        }

        return tables;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _learner.Dispose();
        _claim.Dispose();
    }

    private static Run Prepared(RunContent content, Func<Run> make, Action<Run> prepare)
    {
        Run? run = null;
        try
        {
            RequireCounter(content.Learner);
            content.Learner.Prepare();
            run = make();
            prepare(run);
            return run;
        }
        catch
        {
            run?.Dispose();
            content.Learner.Dispose();
            throw;
        }
    }

    private bool TrainOn(CancellationToken cancellation)
    {
        Folder.ClearOutcome();
        try
        {
            while (Step < Plan.Steps && !cancellation.IsCancellationRequested)
            {
                Advance();
            }
        }
        catch (DivergedException problem)
        {
            var told = new DivergedException($"{problem.Message} {LastGood()}");
            Folder.WriteOutcome(new RunOutcome(RunEnding.Diverged, Step, told.Message));
            throw told;
        }
        catch (DataException problem)
        {
            throw Ended(problem);
        }

        SaveLast();
        bool complete = Step >= Plan.Steps;
        Folder.WriteOutcome(new RunOutcome(complete ? RunEnding.Finished : RunEnding.Stopped, Step));
        _progress?.Report(new RunEnded(Step, Cancelled: !complete));
        return complete;
    }

    private void SaveLast()
    {
        if (_saved != Step && (Step > 0 || Plan.Steps == 0))
        {
            Save();
        }
    }

    // Learners are as they were before the step that could not be made.
    private DataException Ended(DataException problem)
    {
        SaveLast();
        Folder.WriteOutcome(new RunOutcome(RunEnding.Stopped, Step, problem.Message));
        _progress?.Report(new RunEnded(Step, Cancelled: true));
        string saved = _saved >= 0 ? $"is saved at step {Step}" : "had made no step";
        return new DataException(problem.File, string.Create(CultureInfo.InvariantCulture,
            $"{problem.Message} The run {Folder.Path} {saved}: go on with it when its data are as they were, or show ")
            + "others in place of damaged pictures with --skip-damaged.", problem);
    }

    private static void RequireCounter(Learner learner)
    {
        if (!learner.State.Any(entry => entry is { Name: Learner.StepsName, Buffer.Type: ElementType.Int64 }))
        {
            throw new ArgumentException("run: the learner's state does not count its steps, so nobody could go on with "
                + $"a snapshot. It has {string.Join(", ", learner.State.Select(entry => entry.Name))}. "
                + $"Give it an Int64 buffer called '{Learner.StepsName}' whose first number is the step.");
        }
    }

    /// <summary>Pictures that a run has at this step, unless a kill came before them.</summary>
    private void DrawMissing()
    {
        if (!File.Exists(Folder.RealsPath))
        {
            Draw(Folder.RealsPath, _pictures?.Data());
        }

        if (!File.Exists(Folder.SamplesPath(Step)))
        {
            Draw(Folder.SamplesPath(Step), _pictures?.Made());
        }
    }

    /// <summary>Figures of the snapshot that was gone on from, unless a kill came before they were written.</summary>
    private void MeasureMissing()
    {
        if (_study is not null && Step > 0 && Folder.ReadOutcome().Ending == RunEnding.Open)
        {
            Folder.AppendMetrics(
                Step, new Figures([.. _study().Where(figure => !Folder.HasMetric(figure.Name, Step))]));
        }
    }

    private void Draw(string path, RasterImage? picture)
    {
        if (picture is not null)
        {
            byte[] bytes = PngWriter.Encode(picture);
            Folder.Files.Write(path, stream => stream.Write(bytes));
        }
    }

    private void Advance()
    {
        _learner.Advance();
        bool save = Plan.HasSnapshot(Step);
        if (save || Step % Plan.ReportEvery == 0)
        {
            Report();
        }

        if (save)
        {
            Save();
        }
    }

    private void Report()
    {
        _pace.NoteSteps(Step - _reported, _clock.Elapsed);
        _reported = Step;
        _clock.Restart();
        Figures figures = _learner.Report();
        JsonLines.Append(Folder.Files, Folder.StatisticsPath, Step,
            [.. figures, .. _learner.Rates, new Figure("stepsPerSecond", _pace.StepsPerSecond)]);
        _progress?.Report(new RunReport(Step, figures, _pace.StepsPerSecond, _pace.Left(Step, isSaved: false))
        {
            PerSnapshot = _pace.PerSnapshot,
        });
    }

    private void Save()
    {
        if (FirstNonFinite() is { } name)
        {
            throw new DivergedException(string.Create(CultureInfo.InvariantCulture,
                $"training: '{name}' holds a number that is not finite at step {Step}. ")
                    + "Lower the rates, or raise the weight of a penalty.");
        }

        _clock.Stop();
        var clock = Stopwatch.StartNew();
        string path = Folder.SnapshotPath(Step);
        Folder.Files.Flush(Folder.StatisticsPath);   // nobody would report these steps again
        Snapshot.Of(_learner, Options).Write(path, Folder.Files);
        _saved = Step;
        Draw(Folder.SamplesPath(Step), _pictures?.Made());
        Folder.Prune(Plan.KeepSnapshots);
        Figures measured = _study?.Invoke() ?? new Figures([]);
        Folder.AppendMetrics(Step, measured);
        _pace.NoteSnapshot(clock.Elapsed);
        _clock.Start();
        _progress?.Report(new SnapshotSaved(Step, path, measured));
    }

    private string? FirstNonFinite()
    {
        foreach ((string name, TensorBuffer buffer) in _learner.State)
        {
            if (buffer.Type == ElementType.Float32 && !IsFinite(buffer.Span<float>()))
            {
                return name;
            }
        }

        return null;
    }

    private static bool IsFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }

    private string LastGood() => _saved > 0
        ? $"The last good snapshot is {Folder.SnapshotPath(_saved)}."
        : "No snapshot had been written yet.";
}

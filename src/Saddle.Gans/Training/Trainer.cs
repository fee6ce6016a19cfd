using System.Diagnostics;
using System.Globalization;
using Saddle.Data;
using Saddle.Nn;

namespace Saddle.Gans.Training;

/// <summary>
/// The training loop, once for all methods: updates of the critic alone, then a step of the dynamics.
/// </summary>
/// <remarks>
/// The state after n steps is a pure function of model, method, data and seed; threads do not matter. After the first
/// step, a step allocates nothing. Not for several threads at a time.
/// </remarks>
public sealed class Trainer : IDisposable
{
    private readonly GanModel _model;
    private readonly GanMethod _method;
    private readonly GanState _state;
    private readonly GanProgram _program;
    private readonly IBatchSource _data;
    private readonly Prefetcher? _prefetcher;
    private readonly IBatchSource? _validation;
    private readonly long _seed;
    private readonly Averages _averages = new();
    private readonly Stopwatch _clock = new();

    /// <summary>Prepares to train from initial values.</summary>
    /// <param name="model">The networks.</param>
    /// <param name="method">Objective, penalty, optimisers and order of moves.</param>
    /// <param name="data">Real examples; each turn that looks at data takes the next step of the source.</param>
    /// <param name="settings">Batch, seed and threads.</param>
    /// <param name="validation">Held-out real examples for the validation estimate; null for none.</param>
    /// <exception cref="ConfigurationException">The parts do not fit together.</exception>
    public Trainer(GanModel model, GanMethod method, IBatchSource data, TrainerSettings settings,
        IBatchSource? validation = null)
    {
        method.Check(model);
        RequireFit(model, data);
        if (validation is not null)
        {
            RequireFit(model, validation);
        }

        (_model, _method, _validation, _seed) = (model, method, validation, settings.Seed);
        _state = new GanState(model, method, settings.Seed);
        _program = new GanProgram(model, method, _state, settings.Batch, settings.ToCompilerOptions());
        _prefetcher = data.FillsQuickly ? null : new Prefetcher(data, settings.Batch);
        _data = _prefetcher ?? data;
    }

    /// <summary>Steps of the dynamics so far; each moves the generator.</summary>
    public long Step => _state.GeneratorUpdates;

    /// <summary>Critic updates so far.</summary>
    public long CriticUpdates => _state.CriticUpdates;

    /// <summary>
    /// The generator to use: the running average of its values, or where none is kept the dynamics' solution. A copy.
    /// </summary>
    public ParameterSet GeneratorValues => _state.BestGenerator();

    /// <summary>The generator that is being trained: parameters, then statistics. A copy.</summary>
    public ParameterSet TrainedGeneratorValues => _state.Generator.ToValues();

    /// <summary>The critic: parameters, then statistics. A copy.</summary>
    public ParameterSet CriticValues => _state.Critic.ToValues();

    /// <summary>The estimate of the last critic update, on its own batch.</summary>
    public double LastEstimate => _averages.LastEstimate;

    internal GanState State => _state;

    /// <summary>One step of the dynamics, which moves the generator, with the critic updates before it.</summary>
    /// <exception cref="DivergedException">A loss is not finite.</exception>
    public void Advance()
    {
        _clock.Start();
        AdvanceCritic(_method.CriticSteps.At(Step) - 1);
        foreach (TurnProgram turn in _program.Turns(Step))
        {
            Take(turn);
        }

        _program.RunAverage();
        _state.GeneratorUpdates++;
        _clock.Stop();
    }

    /// <summary>Only the critic moves, along its own gradient: for studying it against a fixed generator.</summary>
    /// <param name="updates">How many times.</param>
    /// <exception cref="DivergedException">The critic's loss is not finite.</exception>
    public void AdvanceCritic(int updates)
    {
        SetInputs();
        for (int i = 0; i < updates; i++)
        {
            Take(_program.Critic);
        }
    }

    /// <summary>Means since the last report, which start anew.</summary>
    /// <param name="steps">The run's length in generator updates, for the time left.</param>
    public TrainingReport Report(long steps)
    {
        double speed = _averages.GeneratorCount / Math.Max(1e-9, _clock.Elapsed.TotalSeconds);
        double left = speed > 0 ? Math.Max(0, steps - Step) / speed : 0;
        var report = new TrainingReport(Step, CriticUpdates, _averages.CriticLoss, _averages.GeneratorLoss,
            _averages.Estimate, _averages.Penalty,
            _method.Penalty.NeedsIndependentExamples ? _averages.GradientNorm : null,
            Validate(), speed, TimeSpan.FromSeconds(Math.Min(left, 1e9)));
        _averages.Clear();
        _clock.Reset();
        return report;
    }

    /// <summary>The kernels of a step's updates with their operations, bytes and peak memory.</summary>
    public string Explain() => _program.Explain();

    /// <summary>Measures every kernel from now on, which <see cref="ExplainRun"/> then shows.</summary>
    public void Profile() => _program.Profile();

    /// <summary>The kernels of the updates that have run, with times after <see cref="Profile"/>.</summary>
    public string ExplainRun() => _program.ExplainRun();

    /// <inheritdoc/>
    public void Dispose() => _prefetcher?.Dispose();

    private void Take(TurnProgram turn)
    {
        for (int draw = 0; draw < turn.Draws; draw++)
        {
            Draw(_program.Inputs[draw], turn.ReadsData);
        }

        ReadOnlySpan<float> measured = turn.Run();
        if (turn.MovesCritic)
        {
            _averages.AddCritic(measured);
            _state.CriticUpdates++;
        }

        if (turn.MovesGenerator)
        {
            _averages.AddGenerator(measured[^1]);
        }

        RequireFinite();
    }

    private void Draw(DrawBuffers sample, bool readsData)
    {
        if (readsData)
        {
            SetKey(sample.Key, _state.Batches);
            _data.Fill(_state.Batches++, sample.Batch);
            return;
        }

        SetKey(sample.Key, _state.Draws);
        Span<long> labels = sample.Labels is { } buffer ? buffer.Span<long>() : [];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = CounterRandom.Below(
                _model.Classes, unchecked((ulong)_seed), RandomStreams.Labels, (uint)_state.Draws, (ulong)i);
        }

        _state.Draws++;
    }

    private void SetInputs() => _program.Inputs.Set(
        _method.GeneratorRate.At(Step),
        _method.CriticRate.At(Step),
        _method.InstanceNoise?.At(Step) ?? 0,
        Math.Min(_method.AverageDecay, (1.0 + Step) / (10.0 + Step)));

    private void SetKey(TensorBuffer key, long draw)
    {
        if (draw > uint.MaxValue)
        {
            throw new InvalidOperationException(
                $"training: random numbers would repeat. Draw {draw.ToString(CultureInfo.InvariantCulture)} is beyond "
                    + $"{uint.MaxValue.ToString(CultureInfo.InvariantCulture)}, the last with numbers of its own. "
                    + "Go on in a new run with another seed.");
        }

        Span<long> numbers = key.Span<long>();
        (numbers[0], numbers[1]) = (_seed, draw);
    }

    // Over all held-out examples but the rest that fills no batch; the same ones each time.
    private double? Validate()
    {
        if (_validation is null)
        {
            return null;
        }

        DrawBuffers sample = _program.Inputs[0];
        int batches = Math.Max(1, _validation.Count / sample.Real.Shape[0]);
        double sum = 0;
        for (int batch = 0; batch < batches; batch++)
        {
            _validation.Fill(batch, sample.Batch);
            SetKey(sample.Key, batch);
            sum += _program.RunValidation();
        }

        return sum / batches;
    }

    private void RequireFinite()
    {
        if (!_averages.IsFinite)
        {
            string rates = string.Create(CultureInfo.InvariantCulture,
                $"{_method.CriticRate.At(Step):G3} (critic) and {_method.GeneratorRate.At(Step):G3} (generator)");
            throw new DivergedException(
                $"training: a loss is no longer a finite number after {Step.ToString(CultureInfo.InvariantCulture)} "
                    + $"steps. The last finite losses were {_averages.LastFinite} at rates {rates}. "
                    + "Lower the rates, or raise the penalty weight.");
        }
    }

    /// <exception cref="ConfigurationException">The data's examples or classes are not the model's.</exception>
    internal static void RequireFit(GanModel model, IBatchSource data)
    {
        Shape examples = data.Specs[0].Shape;
        if (examples != model.Sample)
        {
            throw new ConfigurationException(
                $"training: data and model differ in shape. Examples are {examples}, the model is for "
                    + $"{model.Sample}. Resize or pad the data, or build the model for it.");
        }

        if (model.Classes > 0 && model.Classes != data.ClassCount)
        {
            throw new ConfigurationException(
                $"training: model and data differ in classes. The model has {model.Classes}, the data "
                    + $"{data.ClassCount}. Build the model for the data's classes, or an unconditional one.");
        }
    }
}

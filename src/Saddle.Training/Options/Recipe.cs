using System.Globalization;
using Saddle.Data;
using Saddle.Nn;
using Saddle.Settings;
using Saddle.Training.Learners;
using Saddle.Training.Runs;

namespace Saddle.Training.Options;

/// <summary>What a run's settings make: with data, something to train.</summary>
/// <remarks>
/// A recipe is chosen by name like everything else: it declares a <see cref="Part{T}"/> of its own settings, and has a
/// line in a catalogue. Data, batch, seed, length and intervals are every run's.
/// </remarks>
public abstract record Recipe
{
    /// <summary>What a run's folder is called by besides data and method; null for nothing.</summary>
    public virtual string? Variant => null;

    /// <summary>What a run's folder calls the method by what it is.</summary>
    /// <param name="options">All options.</param>
    /// <returns>The method's name, unless the parts that it stands for are others.</returns>
    public virtual string MethodName(RunOptions options) => options.Method;

    /// <summary>How players move; empty where nothing says so.</summary>
    public virtual IReadOnlyList<Mover> Movers => [];

    /// <summary>Whether labels of examples are read, so that those without are of no use.</summary>
    public virtual bool ReadsLabels => false;

    /// <summary>Sides in pixels of the square images that it takes.</summary>
    /// <value>Empty where it takes examples of any shape, or does not tell.</value>
    public virtual IReadOnlyList<int> Sides => [];

    /// <summary>Values that fit some data better than the defaults of settings.</summary>
    /// <param name="data">The data.</param>
    /// <param name="settings">What is chosen so far.</param>
    public virtual IReadOnlyList<PresetValue> Fitted(Dataset data, RunSettings settings) => [];

    /// <summary>
    /// The same with everything filled in that was left open: schedules that last as long as the run have its length.
    /// </summary>
    public virtual Choice<RunSettings> Completed(Choice<RunSettings> options)
    {
        string length = Length(options);
        return options.Entries
            .Where(entry => entry.Setting is IValueSetting { DefaultText: var open } value && entry.Text == open
                && ReferenceEquals(value.Range, Schedule.Length))
            .Aggregate(options, (completed, entry) => completed.With(entry.Path, length));
    }

    /// <summary>Opened data as the run uses them.</summary>
    /// <exception cref="ConfigurationException">They do not fit the settings.</exception>
    public virtual RunData Batches(RunSettings settings, Dataset data) => RunData.Of(
        data, settings.Data, settings.Learner.Seed, split: unchecked((ulong)settings.Learner.Seed));

    /// <summary>What is trained, at its initial state.</summary>
    /// <exception cref="ConfigurationException">Parts do not fit together or the data.</exception>
    public abstract Learner Learner(RunSettings settings, RunData data);

    /// <summary>What can be drawn of a learner; null for nothing.</summary>
    public virtual IRunPictures? Pictures(Learner learner, RunSettings settings, RunData data) => null;

    /// <summary>What measures a learner as it is at each snapshot; null for nothing.</summary>
    /// <exception cref="ConfigurationException">A metric does not fit the data.</exception>
    public virtual Func<Figures>? Study(Learner learner, RunSettings settings, RunData data) => null;

    /// <summary>The run's length as schedules take it: at least 1.</summary>
    protected static string Length(Choice<RunSettings> options) =>
        Math.Max(1, options.Make().Plan.Steps).ToString(CultureInfo.InvariantCulture);
}

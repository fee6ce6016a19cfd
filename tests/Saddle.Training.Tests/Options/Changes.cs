using Saddle.Settings;
using Saddle.Training.Options;

namespace Saddle.Training.Tests.Options;

/// <summary>Options with several values changed at once.</summary>
internal static class Changes
{
    /// <summary>The same with other values, one after the other.</summary>
    public static RunOptions With(this RunOptions options, params (string Path, string Text)[] values) =>
        values.Aggregate(options, (changed, value) => changed.With(value.Path, value.Text));

    /// <summary>The value at a path, as it is written; null where there is no such setting.</summary>
    public static string? At(this RunOptions options, string path) => options.Chosen.At(path);

    /// <inheritdoc cref="At(RunOptions, string)"/>
    public static string? At(this IChoice choice, string path) =>
        choice.Entries.FirstOrDefault(entry => entry.Path == path)?.Text;
}

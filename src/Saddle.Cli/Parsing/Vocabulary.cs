using Saddle.Settings;
using Saddle.Training.Options;

namespace Saddle.Cli.Parsing;

/// <summary>All that a command line may name, and the flags that follow from it.</summary>
internal sealed class Vocabulary(Catalogues catalogues)
{
    private readonly Lazy<Flags> _flags = new(() => new Flags(RunSettings.Part(catalogues), catalogues));

    /// <summary>The parts.</summary>
    public Catalogues Catalogues => catalogues;

    /// <summary>The flags of a run.</summary>
    public Flags Flags => _flags.Value;

    /// <summary>The names of methods, the usual one first.</summary>
    public IReadOnlyList<string> Methods => [.. Method.In(catalogues).Select(method => method.Name)];
}

namespace Saddle.Settings;

/// <summary>A catalogue whose type of parts is not known where it is used.</summary>
/// <remarks>Every one is a <see cref="Catalogue{T}"/>.</remarks>
public interface ICatalogue
{
    /// <summary>What its parts are called: "penalty".</summary>
    string Kind { get; }

    /// <summary>The parts, in order.</summary>
    IReadOnlyList<IPart> Parts { get; }

    /// <summary>The names of the parts, in order.</summary>
    IReadOnlyList<string> Names { get; }

    internal IChoice ChooseIn(Catalogues catalogues, string name, int depth);
}

namespace Saddle.Data;

/// <summary>Something about a data set that will hurt what is trained on it.</summary>
/// <param name="Subject">One word for its kind, such as "duplicates".</param>
/// <param name="Problem">What is wrong, with the values, without a full stop.</param>
/// <param name="Mend">The flag or the deed that mends it, without a full stop.</param>
public sealed record Finding(string Subject, string Problem, string Mend)
{
    /// <summary>One line: "subject: problem. Mend: deed."</summary>
    public override string ToString() => $"{Subject}: {Problem}. Mend: {Mend}.";
}

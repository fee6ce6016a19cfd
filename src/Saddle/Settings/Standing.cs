namespace Saddle.Settings;

/// <summary>What a setting decides, and so where it may differ.</summary>
public enum Standing
{
    /// <summary>What is learnt from; must agree for a fair comparison.</summary>
    Data,

    /// <summary>How long and how methods are tried; must agree for a fair comparison.</summary>
    Protocol,

    /// <summary>What is compared; with data and protocol it decides each bit of the result.</summary>
    Method,

    /// <summary>How a run is carried out; may differ when it is resumed.</summary>
    Run,
}

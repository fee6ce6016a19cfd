namespace Saddle.Games.Spectra;

/// <summary>Which eigenvalues come first.</summary>
public enum EigenvalueOrder
{
    /// <summary>Those of largest modulus: found soonest.</summary>
    LargestModulus,

    /// <summary>Those of largest real part.</summary>
    LargestRealPart,

    /// <summary>
    /// Those of smallest real part: of a Jacobian J of losses, the directions in which the flow -J escapes.
    /// </summary>
    SmallestRealPart,
}

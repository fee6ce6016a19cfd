namespace Saddle.Nn;

/// <summary>A step size as a function of the step; pure, so that a resumed run goes on exactly.</summary>
public abstract record Schedule
{
    /// <summary>The rate at a step.</summary>
    /// <param name="step">0 for the first.</param>
    public abstract double At(long step);
}

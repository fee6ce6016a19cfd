using Saddle.Settings;

namespace Saddle.Games.Motions;

/// <summary>How a point moves along a field. A value: what it remembers goes in and comes out as tensors.</summary>
/// <remarks>
/// A step is written with tensors, so that it compiles into one program and can be differentiated itself. It may
/// consist of several turns, each on a minibatch of its own and compiled on its own.
/// </remarks>
public abstract record Dynamics
{
    /// <summary>What adjustments, slow weights and averages go around.</summary>
    private protected static readonly Slot<Dynamics> InnerSlot =
        new("inner", "simultaneous", "the dynamics that these go around");

    /// <summary>Every so many steps at most.</summary>
    private protected const int LongestPeriod = 65_536;

    /// <summary>The turns of a step, in order.</summary>
    /// <param name="game">Who plays.</param>
    /// <param name="step">The step's number, from 0.</param>
    public virtual IReadOnlyList<Turn> Turns(Game game, long step) => [Turn.All];

    /// <summary>What kind of step a step is: steps of one kind have the same turns.</summary>
    /// <remarks>
    /// Kinds are few, however long it takes until they repeat, or if they never do: programs are kept by kind.
    /// </remarks>
    /// <param name="step">The step's number, from 0.</param>
    public virtual int Kind(long step) => 0;

    /// <summary>After how many steps the turns repeat; 0 where they never do.</summary>
    public virtual int Period => 1;

    /// <summary>How many minibatches one turn looks at.</summary>
    public virtual int Draws(Turn turn) => 1;

    /// <summary>Names and shapes of what is remembered from step to step.</summary>
    public virtual IReadOnlyList<Parameter> Memory(Game game) => [];

    /// <summary>
    /// What is remembered before the first step: one tensor per entry of <see cref="Memory"/>, zero by default.
    /// </summary>
    public virtual IReadOnlyList<Tensor> Begin(Point at) =>
        [.. Memory(at.Game).Select(spec => Tensor.Zeros([.. at.Starts, .. spec.Shape], at.Type))];

    /// <summary>One turn.</summary>
    /// <param name="turn">One of <see cref="Turns"/>.</param>
    /// <param name="before">Where everything is before it.</param>
    /// <param name="along">The field, on as many minibatches as <see cref="Draws"/> says.</param>
    /// <param name="stepper">How players follow a direction.</param>
    public abstract Motion Take(Turn turn, Motion before, Field along, Stepper stepper);

    /// <summary>The point to use as the result: where the motion is, unless the dynamics keep a better one.</summary>
    public virtual Point Solution(Motion motion) => motion.At;

    /// <summary>Refuses games and step rules that the mathematics does not allow, with the reason.</summary>
    /// <exception cref="GameException">The combination has no meaning.</exception>
    public virtual void Check(Game game, StepRule rule)
    {
    }

    /// <summary>All turns of one step, one after the other.</summary>
    /// <param name="before">Where everything is before it.</param>
    /// <param name="along">The field, on as many minibatches as all turns together look at, or on one for all.</param>
    /// <param name="stepper">How players follow a direction.</param>
    /// <param name="step">The step's number, from 0.</param>
    public Motion Step(Motion before, Field along, Stepper stepper, long step = 0)
    {
        Motion motion = before;
        int draw = 0;
        foreach (Turn turn in Turns(before.At.Game, step))
        {
            motion = Take(turn, motion, along.Draw(draw), stepper);
            draw += Draws(turn);
        }

        return motion;
    }

    /// <summary>Names for a memory shaped like the whole point.</summary>
    protected static IEnumerable<Parameter> LikePoint(string label, Game game) =>
        game.Parameters.Select(parameter => parameter with { Name = $"{label}.{parameter.Name}" });
}

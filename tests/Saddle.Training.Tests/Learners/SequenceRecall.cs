using Saddle.Nn;
using Saddle.Nn.Layers;

namespace Saddle.Training.Tests.Learners;

/// <summary>One player, an LSTM that tells a class at each step of time.</summary>
/// <param name="Unscored">How many first steps of time do not count.</param>
/// <param name="Units">Numbers in the network's memory.</param>
internal sealed record SequenceRecall(int Unscored, int Units = 24) : Formulation
{
    public const string Memory = "memory";
    public const string Accuracy = "accuracy";

    public override IReadOnlyList<Role> Roles(Examples examples) =>
    [
        new(Memory, Network.Declare(new Sequential(new Lstm(Units), new Linear(examples.Classes)), examples.Shape)),
    ];

    public override PlayerLoss Loss(string player, Play play)
    {
        (Tensor inputs, Tensor targets) = (play.Data[0], play.Data[1]);
        int scored = targets.Shape[1] - Unscored;
        Tensor wanted = targets.Slice(1, Unscored, scored).Reshape(play.Count * scored);
        Tensor all = play.Apply(Memory, inputs, play.Random());
        Tensor scores = all.Slice(1, Unscored, scored).Reshape(play.Count * scored, all.Shape[2]);
        (Tensor loss, Tensor isRight) = CrossEntropy(scores, wanted);
        return new PlayerLoss(
            loss.Reshape(play.Count, scored).Mean(1), (Accuracy, isRight.Reshape(play.Count, scored).Mean(1)));
    }

    /// <summary>Both of shape [rows], from scores [rows, classes] and classes [rows].</summary>
    private static (Tensor Loss, Tensor IsRight) CrossEntropy(Tensor scores, Tensor classes)
    {
        Tensor wanted = Tensor.OneHot(classes, scores.Shape[1], scores.Type);
        Tensor best = scores.Max(1).RestoreAxes(scores.Shape, 1);
        Tensor shifted = scores - best.Detach();
        Tensor loss = shifted.Exp().Sum(1).Log() - (wanted * shifted).Sum(1);
        return (loss, (wanted * scores.GreaterOrEqual(best)).Sum(1));
    }
}

namespace Saddle.Nn.Layers;

/// <summary>The part of batch norm before scale and shift.</summary>
internal static class BatchMoments
{
    /// <summary>x standardised per channel: by the batch in training, by the running statistics otherwise.</summary>
    /// <remarks>The running variance takes the unbiased variance of the batch, as PyTorch's does.</remarks>
    public static Tensor Standardise(Scope scope, Tensor x, double momentum, double epsilon)
    {
        LayerInput.Demand("batch norm", x, x.Rank >= 2, "the input needs a batch axis and a channel axis",
            "Pass [n, channels, ...]");
        Shape channels = [x.Shape[1]];
        scope.MixesExamples();
        Tensor runningMean = scope.Statistic("running_mean", channels, 0);
        Tensor runningVariance = scope.Statistic("running_var", channels, 1);
        if (!scope.Training)
        {
            Tensor factor = LayerInput.PerChannel((runningVariance + epsilon).Sqrt().Reciprocal(), x);
            return (x - LayerInput.PerChannel(runningMean, x)) * factor;
        }

        long count = x.Shape.Count / Math.Max(1, x.Shape[1]);
        LayerInput.Demand("batch norm", x, count > 1, "training needs more than one value per channel",
            "Use a larger batch");
        (Tensor y, Tensor mean, Tensor variance) = Normalisation.Standardise(x, epsilon,
            [0, .. LayerInput.AxesFrom(2, x)]);
        Tensor unbiased = variance * ((double)count / (count - 1));
        scope.Update("running_mean", runningMean * (1 - momentum) + mean * momentum);
        scope.Update("running_var", runningVariance * (1 - momentum) + unbiased * momentum);
        return y;
    }
}

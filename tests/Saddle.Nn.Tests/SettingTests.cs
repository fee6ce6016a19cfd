using Saddle.Nn.Layers;
using Saddle.Nn.Optimisers;
using Saddle.Nn.Schedules;
using Xunit;

namespace Saddle.Nn.Tests;

public sealed class SettingTests
{
    public static TheoryData<Func<object>, string> Refused => new()
    {
        { () => new Adam(Beta1: 1), "Adam: Beta1 is out of range. Got 1. Use a number from 0 to below 1." },
        {
            () => new Adam() with { Beta2 = -0.1 },
            "Adam: Beta2 is out of range. Got -0.1. Use a number from 0 to below 1."
        },
        { () => new Adam(Epsilon: 0), "Adam: Epsilon is out of range. Got 0. Use a number above 0." },
        { () => new RmsProp(Decay: 1.5), "RmsProp: Decay is out of range. Got 1.5. Use a number from 0 to below 1." },
        {
            () => new RmsProp(Momentum: double.NaN),
            "RmsProp: Momentum is out of range. Got NaN. Use a number from 0 to below 1."
        },
        { () => new Sgd(WeightDecay: -1), "Sgd: WeightDecay is out of range. Got -1. Use a number of 0 or more." },
        {
            () => new LinearDecay(0),
            "LinearDecay: Steps is out of range. Got 0. Use a whole number of 1 or more, or run."
        },
        { () => new CosineDecay(5, -1), "CosineDecay: Final is out of range. Got -1. Use a number of 0 or more." },
        { () => new StepDecay(0), "StepDecay: Every is out of range. Got 0. Use a number of 1 or more." },
        { () => new Warmup(-1), "Warmup: Steps is out of range. Got -1. Use a number of 0 or more." },
        { () => new Dropout(1), "Dropout: Rate is out of range. Got 1. Use a number from 0 to below 1." },
        {
            () => new BatchNorm(Momentum: 0),
            "BatchNorm: Momentum is out of range. Got 0. Use a number above 0 and up to 1."
        },
        { () => new LayerNorm(-1e-5), "LayerNorm: Epsilon is out of range. Got -1E-05. Use a number above 0." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Numbers_out_of_range_are_refused_by_name(Func<object> make, string message)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(make);
        Assert.Equal($"{message} (Parameter '{error.ParamName}')", error.Message);
    }
}

using Saddle.Nn.Layers;
using Xunit;

namespace Saddle.Nn.Tests.Layers;

public sealed class EmbeddingTests
{
    [Fact]
    public void Each_index_gives_its_row()
    {
        var network = Network.Declare(new Embedding(4, 3), [], ElementType.Int64);
        ParameterSet values = network.Initialise(seed: 2);
        float[] rows = values["weight"].ToArray<float>();
        float[] picked = network.Apply(values, Tensor.Of(2L, 0L, 2L)).ToArray<float>();
        Assert.Equal([.. rows[6..9], .. rows[..3], .. rows[6..9]], picked);
    }
}

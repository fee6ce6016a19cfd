using Saddle.Kernels.RandomNumbers;
using Xunit;

namespace Saddle.Tests.Kernels.RandomNumbers;

public sealed unsafe class PhiloxTests
{
    [Theory]
    [InlineData(0UL, 0UL, 0U, 0U, 0xe169c58d6627e8d5UL, 0x9b00dbd8bc57ac4cUL)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, uint.MaxValue, uint.MaxValue,
        0x41c83b0e408f276dUL, 0x6d5451fda20bc7c6UL)]
    [InlineData(0x85a308d3243f6a88UL, 0x299f31d0a4093822UL, 0x13198a2eU, 0x03707344U,
        0x94fdccebd16cfe09UL, 0x24126ea15001e420UL)]
    public void Known_answers_of_the_paper(ulong block, ulong seed, uint stream, uint step, ulong first, ulong second)
    {
        Assert.Equal((first, second), Philox.Block(block, seed, stream, step));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(4294967290UL)]
    public void Sixteen_blocks_at_once_are_the_blocks_one_by_one(ulong firstBlock)
    {
        uint* words = stackalloc uint[64];
        Philox.Words(firstBlock, 0x123456789abcdefUL, 7, 9, words);
        for (int b = 0; b < 16; b++)
        {
            (ulong first, ulong second) = Philox.Block(firstBlock + (ulong)b, 0x123456789abcdefUL, 7, 9);
            Assert.Equal(first, words[b] | (ulong)words[16 + b] << 32);
            Assert.Equal(second, words[32 + b] | (ulong)words[48 + b] << 32);
        }
    }
}

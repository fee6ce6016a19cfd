using Saddle.Data.Parquet;
using Xunit;

namespace Saddle.Data.Tests.Parquet;

public sealed class ThriftWalkTests
{
    // Fields: an int, a structure of a flag, and a list of structures of a text.
    private static readonly ThriftType s_type = ThriftType.Structure(
        ThriftType.I32, ThriftType.Structure(ThriftType.Flag),
        ThriftType.List(ThriftType.Structure(ThriftType.Binary)));

    [Theory]
    [InlineData(new byte[] { 0x15, 2, 0 }, 3)]
    [InlineData(new byte[] { 0x15, 2, 0, 7 }, 3)] // more behind it
    [InlineData(new byte[] { 0x15, 2 }, null)] // no end
    [InlineData(new byte[] { 0x15, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0 }, 7)]
    [InlineData(new byte[] { 0x15, 0xFF, 0xFF, 0xFF, 0xFF, 0x1F, 0 }, null)] // 33 bits
    [InlineData(new byte[] { 0x16, 2, 0 }, null)] // a long
    [InlineData(new byte[] { 0x2C, 0x11, 0, 0 }, 4)]
    [InlineData(new byte[] { 0x2C, 0x12, 0, 0 }, 4)]
    [InlineData(new byte[] { 0x2C, 0x13, 1, 0, 0 }, null)] // a byte where a flag belongs
    [InlineData(new byte[] { 0x28, 0, 0 }, null)] // a text where a structure belongs
    [InlineData(new byte[] { 0x39, 0x1C, 0x18, 1, 65, 0, 0 }, 7)]
    [InlineData(new byte[] { 0x39, 0x1C, 0x15, 2, 0, 0 }, null)] // an int where a text belongs
    [InlineData(new byte[] { 0x39, 0x18, 1, 65, 0 }, null)] // texts where structures belong
    [InlineData(new byte[] { 0x39, 0x1C, 0x18, 9, 65, 0, 0 }, null)] // a text longer than the bytes
    [InlineData(new byte[] { 0x39, 0xFC, 0xFF, 0x7F, 0, 0 }, null)] // more elements than bytes
    [InlineData(new byte[] { 0x05, 2, 4, 0 }, 4)] // the field's number in full
    [InlineData(new byte[] { 0x15, 2, 0x05, 2, 4, 0 }, null)] // the same again
    [InlineData(new byte[] { 0x05, 2, 4, 0x38, 0, 0 }, 6)] // a field that is not known
    [InlineData(new byte[] { 0x4C, 0, 0 }, 3)]
    [InlineData(new byte[] { 0x4C, 0x15, 2, 0, 0 }, null)] // a structure that is not known
    [InlineData(new byte[] { 0x59, 0x25, 1, 1, 0 }, 5)]
    [InlineData(new byte[] { 0x59, 0x21, 1, 1, 0 }, null)] // a list of truth values
    [InlineData(new byte[] { 0x5B, 0, 0 }, null)] // a map
    public void Structures_are_gone_over_to_their_ends(byte[] bytes, int? length) =>
        Assert.Equal(length, new ThriftWalk(bytes, s_type, (_, _) => { }).Length());
}

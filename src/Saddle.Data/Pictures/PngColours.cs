namespace Saddle.Data.Pictures;

/// <summary>What the ancillary chunks of a PNG file say of its colours.</summary>
internal sealed class PngColours
{
    private static readonly byte[] s_gamma = [0, 0, 0xB1, 0x8F];

    private static readonly byte[] s_primaries =
    [
        0, 0, 0x7A, 0x26, 0, 0, 0x80, 0x84, 0, 0, 0xFA, 0, 0, 0, 0x80, 0xE8, 0, 0, 0x75, 0x30, 0, 0, 0xEA, 0x60, 0, 0,
        0x3A, 0x98, 0, 0, 0x17, 0x70,
    ];

    private bool _isStandard;
    private bool _statesGamma;

    /// <summary>A profile is embedded.</summary>
    public bool HasProfile { get; private set; }

    /// <summary>Gamma or primaries are stated that are not those of sRGB, and nothing better.</summary>
    public bool StatesGamma => _statesGamma && !HasProfile && !_isStandard;

    /// <summary>Whether the decoder should see a chunk that stands before the image data.</summary>
    public bool Needs(string type, ReadOnlySpan<byte> data)
    {
        switch (type)
        {
            case "iCCP": return HasProfile = true;
            case "sRGB": return _isStandard = true;
            case "gAMA": _statesGamma |= !data.SequenceEqual(s_gamma); return false;
            case "cHRM": _statesGamma |= !data.SequenceEqual(s_primaries); return false;
            case "cICP": _statesGamma |= !data.StartsWith((ReadOnlySpan<byte>)[1, 13]); return false;
            default: return false;
        }
    }
}

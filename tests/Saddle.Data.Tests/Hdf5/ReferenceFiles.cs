using System.IO.Compression;

namespace Saddle.Data.Tests.Hdf5;

/// <summary>Files that h5py 3.7 wrote, packed with gzip.</summary>
internal static class ReferenceFiles
{
    /// <summary>x: 0, 10, …, 150 as [2, 2, 4], shuffled and packed in chunks; y: 1 and 0.</summary>
    public static byte[] Packed => Unpacked(PackedText);

    /// <summary>images: [2, 2, 4], whose values are the first 16 bytes of beside.raw.</summary>
    public static byte[] ListOfFiles => Unpacked(ListText);

    /// <summary>images: a link to images of beside.h5.</summary>
    public static byte[] LinkToFile => Unpacked(LinkText);

    private const string PackedText =
        "H4sIAAAAAAACA+v0cHHj5ZLiYgABDg4GFgYBBmTwHwpOSKHyYfIJUJoRSndA6RVMMHFGsJwEVFwQaj66upAgV1eQ6v9oAGaPAQuE"
        + "RnXdKBgpwMPVMQBER0D5sPR0gglVXQWUrkRLlw5k2svIwAYxgxHGt4DQzBABmPUwmgWNjy7ODEzBjNB0DDGBA0yyAmkQn4kZIswN"
        + "tAfEYGSCmcMBzknFGaVpaTmpcH8xQsVTUtNyEktS4fZwMChA7GNiqWBFBAUT1CmMCB9qkBQewX7+Loxg10CAAjN+9bD8ukNyNA0j"
        + "A1B5BwpH9PKO2PJthyBq+DISUH9CED1dY0+fjKNRMwpGwSgYBaNgFIyCUTAKRsGgAxVxyQ+EJl422FTIzMAcwChZEcfd4XVydcar"
        + "mWwMfBOYZ46240fBKBgFo2AUjILhBxgZWNHGpSEj4oyM2Mel4ePOHLARZwcwCR93ZmICa+SAmsPMeANthBEGJgzK8AAA/KzBfMga"
        + "AAA=";

    private const string ListText =
        "H4sIAAAAAAACA+v0cHHj5ZLiYgABDg4GFgYBBmTwHwo2sKLyYfIJUJoRSndA6RVMMHFGsJwEVFwQaj66upAgV1eQ6v9oAGZPBguE"
        + "5mAYBSMReLg6BoDoCCgflkpPMKGqy8xNTE8tRqRHDwrtZWRgg5jFCONbQGhmiADMehjNgsZHF2cGupwR6n5GpBTNCqRBfCYmJrAw"
        + "O4MGmM8IzUMGONI/LBw4oDmMmRGWcwTQVDpQNR4k0PJ9AAuquqTU4syUVL2ixHIIP9jP3wXkD5j7FZhH0zQ5AADdcs84sAUAAA==";

    private const string LinkText =
        "H4sIAAAAAAACA+v0cHHj5ZLiYgABDg4GFgYBBmTwHwoqmFH5MPkEKM0IpTug9AommDgLWE4CKi4ANV8Bal4EVDwkyNUV2Xx0e0bB"
        + "yAYero4ByOmFA0qfYEJVB0uHAVSylwmecrGnTC6gSxiR1LMxKEDcweHAlpmbmJ5aLMzAkJRanJmSqpdhyqAPEWNgAABNcfDCeAMA"
        + "AA==";

    private static byte[] Unpacked(string text)
    {
        using var packed = new GZipStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }
}

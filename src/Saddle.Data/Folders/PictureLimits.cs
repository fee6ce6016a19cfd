namespace Saddle.Data.Folders;

/// <summary>From which sizes on folders and archives of pictures are treated as large.</summary>
/// <param name="LeastCached">Bytes of files; of fewer, nothing is kept in a cache.</param>
/// <param name="MostAtOnce">Pictures; so many are all decoded when they are opened, so that damage that only the
/// decoder sees is known before work begins.</param>
/// <param name="MostHeld">Samples; so many are kept in memory.</param>
internal sealed record PictureLimits(
    long LeastCached = 4L << 20, int MostAtOnce = 2000, long MostHeld = 256L << 20);

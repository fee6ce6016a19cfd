namespace Saddle.Data.Folders;

/// <summary>What is known of a file without reading it; two equal ones are taken for the same content.</summary>
/// <param name="Length">Its bytes.</param>
/// <param name="Time">When it was written last, or the archive that it lies in, in ticks of UTC.</param>
/// <param name="Sum">Of a file in an archive its checksum and the archive's length; else 0.</param>
internal readonly record struct FileStamp(long Length, long Time, long Sum = 0);

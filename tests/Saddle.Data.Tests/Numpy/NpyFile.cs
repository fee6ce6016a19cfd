using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Saddle.Data.Tests.Numpy;

/// <summary>Writes arrays as numpy.save and numpy.savez do; compiled into the fuzzing harness too.</summary>
internal static class NpyFile
{
    /// <summary>An array of numbers in the order of this machine.</summary>
    public static byte[] Array<T>(string type, string shape, params T[] values)
        where T : unmanaged => Raw(type, shape, MemoryMarshal.AsBytes<T>(values).ToArray());

    /// <summary>An array of these bytes.</summary>
    public static byte[] Raw(string type, string shape, byte[] data, bool fortran = false, byte version = 1)
    {
        string text = $"{{'descr': '{type}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}";
        byte[] header = Encoding.Latin1.GetBytes(text.PadRight(117) + "\n");
        byte[] length = version == 1 ? [(byte)header.Length, 0] : [(byte)header.Length, 0, 0, 0];
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. header, .. data];
    }

    /// <summary>An archive of arrays.</summary>
    public static byte[] Archive(params (string Name, byte[] Bytes)[] arrays)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in arrays)
            {
                using Stream entry = archive.CreateEntry(name + ".npy").Open();
                entry.Write(bytes);
            }
        }

        return packed.ToArray();
    }
}

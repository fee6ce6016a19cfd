using System.Runtime.InteropServices;
using SkiaSharp;

namespace Saddle.Data.Pictures;

/// <summary>The native library that decodes and encodes pictures, which lies beside the program.</summary>
internal static class SkiaLibrary
{
    /// <summary>Its version: another may decode the same file to other samples.</summary>
    public static string Version => $"{typeof(SKCodec).Assembly.GetName().Version}";

    /// <summary>Says in a message of ours where it is missing.</summary>
    /// <exception cref="DllNotFoundException">It cannot be loaded.</exception>
    public static void Require()
    {
        try
        {
            _ = SKImageInfo.PlatformColorType;
        }
        catch (TypeInitializationException problem)
        {
            throw new DllNotFoundException("pictures: the library that reads and writes them cannot be loaded. "
                + "libSkiaSharp is missing beside the program, or is not for this system, "
                + $"{RuntimeInformation.RuntimeIdentifier}. Run 'dotnet restore' and build again, or add the package "
                + "SkiaSharp.NativeAssets that is for this system.", problem);
        }
    }
}

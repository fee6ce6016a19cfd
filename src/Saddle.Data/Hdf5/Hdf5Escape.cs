using System.Runtime.CompilerServices;
using PureHDF;
using PureHDF.VOL.Native;

namespace Saddle.Data.Hdf5;

/// <summary>Tells whether an array of an HDF5 file lies, in truth, in other files of the system.</summary>
/// <remarks>The package follows links to other files and lists of files, wherever these are, and has no public way to
/// see that it did. Where it no longer has these members, the exception refuses the file.</remarks>
internal static class Hdf5Escape
{
    /// <summary>Whether the array's object or its values are in another file, or in several.</summary>
    public static bool Leaves(IH5Dataset array, NativeFile file) =>
        array is not NativeDataset native || array.Layout.Class == H5DataLayoutClass.VirtualStorage
        || FileList(native) is not null || FileOf(ContextOf(native)) != file;

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_InternalExternalFileList")]
    [return: UnsafeAccessorType("PureHDF.VOL.Native.ExternalFileListMessage, PureHDF")]
    private static extern object? FileList(NativeDataset array);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Context")]
    [return: UnsafeAccessorType("PureHDF.VOL.Native.NativeReadContext, PureHDF")]
    private static extern object ContextOf(NativeObject array);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_File")]
    private static extern NativeFile FileOf(
        [UnsafeAccessorType("PureHDF.VOL.Native.NativeReadContext, PureHDF")] object context);
}

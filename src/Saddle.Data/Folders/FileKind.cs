namespace Saddle.Data.Folders;

/// <summary>What the first bytes of a file tell.</summary>
internal enum FileKind : byte
{
    /// <summary>It is no picture of ours.</summary>
    Other,

    /// <summary>It begins like a picture that can be read.</summary>
    Picture,

    /// <summary>This program wrote it.</summary>
    Own,
}

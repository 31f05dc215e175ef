using System.Diagnostics.CodeAnalysis;

namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>What DVC knows contents by: an MD5, with a mark on that of a folder's list of files.</summary>
/// <param name="Md5">32 lower-case hexadecimal digits.</param>
/// <param name="IsFolder">Whether it is that of the list of a folder.</param>
/// <param name="IsOld">Whether it was made by DVC 2: over text with the line ends of Unix, in the old places of caches and remotes.</param>
public sealed record DvcHash(string Md5, bool IsFolder, bool IsOld)
{
    private const string FolderMark = ".dir";
    private const int Length = 32;

    /// <summary>The key of the object in a cache or remote, with <c>/</c>.</summary>
    public string Key => $"{(IsOld ? "" : "files/md5/")}{Md5[..2]}/{Md5[2..]}{(IsFolder ? FolderMark : "")}";

    /// <summary>Reads what stands in a <c>.dvc</c> file.</summary>
    public static bool TryParse(string? text, bool isOld, [NotNullWhen(true)] out DvcHash? hash)
    {
        bool isFolder = text?.EndsWith(FolderMark, StringComparison.Ordinal) ?? false;
        string md5 = isFolder ? text![..^FolderMark.Length] : text ?? "";
        hash = md5.Length == Length && md5.All(char.IsAsciiHexDigitLower) ? new(md5, isFolder, isOld) : null;
        return hash is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Md5 + (IsFolder ? FolderMark : "");
}

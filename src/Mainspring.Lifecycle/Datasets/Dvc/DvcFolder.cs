using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>The files of a folder, as the object that DVC keeps for it: a JSON list by path.</summary>
/// <param name="Files">Paths with <c>/</c> below the folder, and the MD5 of each file.</param>
public sealed record DvcFolder(IReadOnlyList<DvcFolderEntry> Files)
{
    /// <summary>Reads the object.</summary>
    /// <exception cref="DvcException">It is none, or a path leads out of the folder.</exception>
    public static DvcFolder Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return new([.. document.RootElement.EnumerateArray().Select(Entry)]);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new DvcException("The list of a folder in the cache of DVC cannot be read; it is no JSON list of md5 and relpath.");
        }
    }

    /// <summary>The bytes, as Python's <c>json.dumps</c> gives them: ordered by path, a space after colons and commas, ASCII only.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder("[");
        foreach (DvcFolderEntry file in Files.OrderBy(file => Encoding.UTF8.GetBytes(file.Path), ByteOrder.Instance))
        {
            text.Append(text.Length > 1 ? ", " : "").Append("{\"md5\": \"").Append(file.Md5).Append("\", \"relpath\": ");
            Quote(text, file.Path);
            text.Append('}');
        }

        return Encoding.ASCII.GetBytes(text.Append(']').ToString());
    }

    /// <summary>The hash of the object.</summary>
    public DvcHash Hash() => new(Convert.ToHexStringLower(MD5.HashData(ToBytes())), IsFolder: true, IsOld: false);

    private static DvcFolderEntry Entry(JsonElement item)
    {
        string path = item.GetProperty("relpath").GetString() ?? "";
        string md5 = item.GetProperty("md5").GetString() ?? "";
        return !ArtifactPath.TryParse(path, out _, out string? fault) ? throw new DvcException($"The list of a folder in the cache of DVC names '{path}': {fault}")
            : !DvcHash.TryParse(md5, isOld: false, out DvcHash? hash) || hash.IsFolder ? throw new DvcException($"The list of a folder in the cache of DVC has '{md5}' for '{path}', which is no MD5.")
            : new(path, md5);
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or > '~' => text.Append("\\u").Append(((int)letter).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => text.Append(letter),
            };
        }

        text.Append('"');
    }

    // Python orders texts by code points, as UTF-8 bytes are ordered; .NET by UTF-16.
    private sealed class ByteOrder : IComparer<byte[]>
    {
        public static readonly ByteOrder Instance = new();

        public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
    }
}

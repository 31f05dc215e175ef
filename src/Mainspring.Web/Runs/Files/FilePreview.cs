using System.Text;
using System.Text.Unicode;

namespace Mainspring.Web.Runs.Files;

/// <summary>
/// What can be shown of a file without trusting it: text as text, and pictures of formats that hold no script, recognised by their first bytes and never by their name.
/// </summary>
public abstract record FilePreview
{
    /// <summary>How much of a text is shown.</summary>
    public const int MostText = 256 * 1024;

    /// <summary>The largest picture that is shown.</summary>
    public const int LargestPicture = 2 * 1024 * 1024;

    private static readonly (byte[] Signature, string Type)[] Pictures =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ("GIF87a"u8.ToArray(), "image/gif"),
        ("GIF89a"u8.ToArray(), "image/gif"),
    ];

    private FilePreview()
    {
    }

    /// <summary>Text, or its beginning.</summary>
    public sealed record Text(string Content, bool IsCut) : FilePreview;

    /// <summary>A picture, as an address that holds it.</summary>
    public sealed record Picture(string Address) : FilePreview;

    /// <summary>Nothing can be shown.</summary>
    public sealed record None(string Why) : FilePreview;

    /// <summary>Looks at a file.</summary>
    /// <param name="start">Its first bytes: all of it when it is no larger than <see cref="LargestPicture"/>, else at least <see cref="MostText"/>.</param>
    /// <param name="length">How long the whole is.</param>
    public static FilePreview Of(ReadOnlySpan<byte> start, long length)
    {
        foreach ((byte[] signature, string type) in Pictures)
        {
            if (start.StartsWith(signature))
            {
                return length > start.Length ? new None("This picture is too large to be shown here.") : new Picture($"data:{type};base64,{Convert.ToBase64String(start)}");
            }
        }

        if (start is [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] && length == start.Length)
        {
            return new Picture($"data:image/webp;base64,{Convert.ToBase64String(start)}");
        }

        ReadOnlySpan<byte> text = WholeCharacters(start[..Math.Min(start.Length, MostText)]);
        return !text.Contains((byte)0) && Utf8.IsValid(text)
            ? new Text(Encoding.UTF8.GetString(text), length > text.Length)
            : new None("This file is neither text nor a picture.");
    }

    /// <summary>Leaves out a character that is cut at the end.</summary>
    private static ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> text)
    {
        int cut = 0;
        while (cut < 4 && cut < text.Length && (text[^(cut + 1)] & 0xC0) == 0x80)
        {
            cut++;
        }

        return cut < text.Length && text[^(cut + 1)] >= 0xC0 && !Utf8.IsValid(text[^(cut + 1)..]) ? text[..^(cut + 1)] : text;
    }
}

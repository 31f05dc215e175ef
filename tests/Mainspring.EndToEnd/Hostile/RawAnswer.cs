using System.Globalization;
using System.Text;

namespace Mainspring.EndToEnd.Hostile;

/// <summary>What came back over a socket. A status of 0 means that nothing did.</summary>
internal sealed record RawAnswer(int Status, string Head, string Body)
{
    public static RawAnswer Parse(byte[] bytes)
    {
        string text = Encoding.UTF8.GetString(bytes);
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string head = end < 0 ? text : text[..end];
        int status = head.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) && int.TryParse(head.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? code : 0;
        return new(status, head, end < 0 ? "" : text[(end + 4)..]);
    }

    /// <summary>The value of a header, or null.</summary>
    public string? this[string header] =>
        Head.Split("\r\n").FirstOrDefault(line => line.StartsWith(header + ":", StringComparison.OrdinalIgnoreCase))?[(header.Length + 1)..].Trim();
}

using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mainspring.Server.Mlflow.Wire;

/// <summary>Sizes of pages, and tokens of those that are counted from the first row. Such a token belongs to the question that it was given for.</summary>
internal static class MlflowPage
{
    /// <exception cref="MlflowFault">The number is out of range.</exception>
    public static int Limit(long? given, int usual, int largest) => given switch
    {
        null => usual,
        >= 1 when given <= largest => (int)given,
        _ => throw MlflowFault.Invalid($"Invalid value {given} for parameter 'max_results' supplied. It must be at least 1 and at most {largest}."),
    };

    /// <summary>The token of the page that starts at an offset.</summary>
    /// <param name="offset">How many rows come before it.</param>
    /// <param name="question">What was asked, in any form that differs when the question does.</param>
    public static string Token(int offset, params IEnumerable<string?> question) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{offset}.{Digest(question)}")));

    /// <summary>The offset that a token stands for; zero without a token.</summary>
    /// <exception cref="MlflowFault">It is no token of that question.</exception>
    public static int Offset(string? token, params IEnumerable<string?> question)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 0;
        }

        string[] parts = Decode(token).Split('.');
        return parts is [string offset, string digest]
            && int.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            && digest == Digest(question)
            ? start
            : throw BadToken(token);
    }

    public static MlflowFault BadToken(string token) =>
        MlflowFault.Invalid($"Invalid page token '{(token.Length > 64 ? token[..64] + "…" : token)}': it was not given for this search. Take next_page_token of the page before, or start without one.");

    private static string Decode(string token)
    {
        if (!Base64Url.IsValid(token))
        {
            return "";
        }

        byte[] bytes = new byte[Base64Url.GetMaxDecodedLength(token.Length)];
        return Base64Url.TryDecodeFromChars(token, bytes, out int written) ? Encoding.UTF8.GetString(bytes.AsSpan(0, written)) : "";
    }

    private static string Digest(IEnumerable<string?> question) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', question))))[..16];
}

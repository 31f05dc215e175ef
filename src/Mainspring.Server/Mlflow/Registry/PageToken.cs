using System.Globalization;
using System.Text;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Registry;

/// <summary>Where the next page of a search starts, in a form that clients hand back unread.</summary>
internal static class PageToken
{
    public static string Of(long skip) => Convert.ToBase64String(Encoding.ASCII.GetBytes(skip.ToString(CultureInfo.InvariantCulture)));

    /// <exception cref="MlflowFault">It is no token of this server.</exception>
    public static long Read(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return 0;
        }

        Span<byte> text = stackalloc byte[32];
        return Convert.TryFromBase64String(token, text, out int length) && long.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out long skip)
            ? skip
            : throw MlflowFault.Invalid($"Invalid page token '{token}'; hand back next_page_token of the page before.");
    }
}

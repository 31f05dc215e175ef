using System.Globalization;
using Mainspring.Server.Mlflow.Wire;

namespace Mainspring.Server.Mlflow.Runs;

/// <summary>Sizes of pages, and tokens that count what came before.</summary>
internal static class MlflowPaging
{
    /// <exception cref="MlflowFault">The number is out of range.</exception>
    public static int Limit(long? given, int usual, int largest) => given switch
    {
        null => usual,
        >= 1 when given <= largest => (int)given,
        _ => throw MlflowFault.Invalid($"Invalid value {given} for parameter 'max_results' supplied. It must be at least 1 and at most {largest}."),
    };

    /// <exception cref="MlflowFault">The token is none of ours.</exception>
    public static int ReadSkip(string? token) =>
        token is null or "" ? 0 : int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out int skip) ? skip : throw BadToken(token);

    public static string WriteSkip(int skip) => skip.ToString(CultureInfo.InvariantCulture);

    public static MlflowFault BadToken(string token) =>
        MlflowFault.Invalid($"Invalid page token '{(token.Length > 64 ? token[..64] + "…" : token)}'; take next_page_token of the page before.");
}

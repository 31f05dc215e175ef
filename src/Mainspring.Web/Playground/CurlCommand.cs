namespace Mainspring.Web.Playground;

/// <summary>The command line that asks an endpoint for a prediction.</summary>
internal static class CurlCommand
{
    /// <summary>Quoted for a POSIX shell.</summary>
    public static string For(string server, string endpoint, string record) =>
        $"curl -s {server}/api/v1/endpoints/{Uri.EscapeDataString(endpoint)}/predict \\\n  -H 'Content-Type: application/json' \\\n  -d '{record.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

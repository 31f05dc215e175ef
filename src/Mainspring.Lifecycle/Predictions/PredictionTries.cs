namespace Mainspring.Lifecycle.Predictions;

/// <summary>How predictions that somebody tried by hand on the playground are told from those of callers: by the request id.</summary>
public static class PredictionTries
{
    /// <summary>What their request ids begin with.</summary>
    public const string Prefix = "playground-";

    /// <summary>Whether a request id is that of a try.</summary>
    public static bool Has(string? requestId) => requestId is not null && requestId.StartsWith(Prefix, StringComparison.Ordinal);
}

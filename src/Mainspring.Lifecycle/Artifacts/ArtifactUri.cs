using System.Diagnostics.CodeAnalysis;

namespace Mainspring.Lifecycle.Artifacts;

/// <summary>
/// How clients name a place in the artefact tree: <c>mlflow-artifacts:/KEY</c>. It is the only scheme that this server takes, so that
/// nobody can point it at a file of the machine or at another server.
/// </summary>
public static class ArtifactUri
{
    private const string Scheme = "mlflow-artifacts:/";

    /// <summary>The URI of a place in the tree.</summary>
    public static string Of(ArtifactPath path) => Scheme + path.Value;

    /// <summary>Reads a URI, or says in one sentence why it is refused.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ArtifactPath? path, [NotNullWhen(false)] out string? fault)
    {
        path = null;
        if (text is null || !text.StartsWith(Scheme, StringComparison.Ordinal))
        {
            fault = $"An artefact location must start with '{Scheme}': files are kept by this server.";
            return false;
        }

        if (text.AsSpan().IndexOfAny("?#;%") >= 0)
        {
            fault = "An artefact location holds no '?', '#', ';' or '%'.";
            return false;
        }

        return ArtifactPath.TryParse(text[Scheme.Length..].TrimEnd('/'), out path, out fault);
    }
}

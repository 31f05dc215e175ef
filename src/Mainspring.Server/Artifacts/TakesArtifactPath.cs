namespace Mainspring.Server.Artifacts;

/// <summary>Says of a route that whatever in a request names an artefact is read as an <see cref="Lifecycle.Artifacts.ArtifactPath"/> before anything else happens.</summary>
internal sealed record TakesArtifactPath
{
    public static TakesArtifactPath Instance { get; } = new();
}

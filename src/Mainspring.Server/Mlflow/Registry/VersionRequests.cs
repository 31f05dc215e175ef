namespace Mainspring.Server.Mlflow.Registry;

internal sealed record CreateVersionRequest
{
    public required string Name { get; init; }

    public required string Source { get; init; }

    public string? RunId { get; init; }

    public string? RunLink { get; init; }

    public string? Description { get; init; }

    public string? ModelId { get; init; }

    public IReadOnlyList<MlflowTag>? Tags { get; init; }
}

internal sealed record VersionRequest
{
    public required string Name { get; init; }

    public required VersionText Version { get; init; }
}

internal sealed record UpdateVersionRequest
{
    public required string Name { get; init; }

    public required VersionText Version { get; init; }

    public string? Description { get; init; }
}

internal sealed record TransitionRequest
{
    public required string Name { get; init; }

    public required VersionText Version { get; init; }

    public required string Stage { get; init; }

    public bool ArchiveExistingVersions { get; init; }
}

internal sealed record VersionTagRequest
{
    public required string Name { get; init; }

    public required VersionText Version { get; init; }

    public required string Key { get; init; }

    public string? Value { get; init; }
}

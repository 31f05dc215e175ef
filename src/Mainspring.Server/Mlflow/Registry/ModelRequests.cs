namespace Mainspring.Server.Mlflow.Registry;

internal sealed record ModelRequest
{
    public required string Name { get; init; }
}

internal sealed record CreateModelRequest
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<MlflowTag>? Tags { get; init; }
}

internal sealed record RenameModelRequest
{
    public required string Name { get; init; }

    public required string NewName { get; init; }
}

internal sealed record UpdateModelRequest
{
    public required string Name { get; init; }

    public string? Description { get; init; }
}

internal sealed record ModelTagRequest
{
    public required string Name { get; init; }

    public required string Key { get; init; }

    public string? Value { get; init; }
}

internal sealed record LatestVersionsRequest
{
    public required string Name { get; init; }

    public IReadOnlyList<string>? Stages { get; init; }
}

internal sealed record AliasRequest
{
    public required string Name { get; init; }

    public required string Alias { get; init; }
}

internal sealed record SetAliasRequest
{
    public required string Name { get; init; }

    public required string Alias { get; init; }

    public required VersionText Version { get; init; }
}

internal sealed record RegistrySearchRequest
{
    public string? Filter { get; init; }

    public long? MaxResults { get; init; }

    public IReadOnlyList<string>? OrderBy { get; init; }

    public string? PageToken { get; init; }
}

namespace Mainspring.Server.Mlflow.Artifacts;

/// <summary>Asks for what lies in a folder of the tree.</summary>
internal sealed record ListTreeRequest
{
    public string? Path { get; init; }
}

/// <summary>Asks for what lies in a folder of a run.</summary>
internal sealed record ListRunRequest
{
    public string? RunId { get; init; }

    public string? RunUuid { get; init; }

    public string? Path { get; init; }

    public string? PageToken { get; init; }

    public string? Run => RunId is { Length: > 0 } ? RunId : RunUuid;
}

/// <summary>Asks for what lies in a folder of a logged model.</summary>
internal sealed record ListModelRequest
{
    public required string ModelId { get; init; }

    public string? ArtifactDirectoryPath { get; init; }

    public string? PageToken { get; init; }
}

/// <summary>Begins an upload in parts. The folder is in the address, the name of the file is the end of a path of the client.</summary>
internal sealed record CreateUploadRequest
{
    public string? ArtifactPath { get; init; }

    public required string Path { get; init; }

    public int NumParts { get; init; } = 1;
}

/// <summary>Ends an upload in parts.</summary>
internal sealed record CompleteUploadRequest
{
    public string? ArtifactPath { get; init; }

    public required string Path { get; init; }

    public required string UploadId { get; init; }

    public required IReadOnlyList<UploadPart> Parts { get; init; }
}

/// <summary>Gives an upload in parts up.</summary>
internal sealed record AbortUploadRequest
{
    public string? ArtifactPath { get; init; }

    public required string Path { get; init; }

    public required string UploadId { get; init; }
}

/// <summary>A part that was put.</summary>
internal sealed record UploadPart
{
    public int PartNumber { get; init; }

    public string? Etag { get; init; }
}

/// <summary>Asks where to read a file of the tree without a key.</summary>
internal sealed record DownloadAddressRequest
{
    public string? ArtifactPath { get; init; }
}

/// <summary>Asks where to put a file of a run without a key.</summary>
internal sealed record UploadAddressRequest
{
    public required string RunId { get; init; }

    public required string Path { get; init; }
}

/// <summary>An address with the headers to send, and the size of a file that is there.</summary>
internal sealed record AddressAnswer(string Url, IReadOnlyDictionary<string, string> Headers, long? FileSize);

/// <summary>An address to put a file to.</summary>
internal sealed record UploadAddressAnswer(string PresignedUrl, IReadOnlyDictionary<string, string> Headers);

/// <summary>What lies in a folder of the tree.</summary>
internal sealed record ListTreeAnswer(IReadOnlyList<FileInfoAnswer> Files);

/// <summary>What lies in a folder of a run.</summary>
internal sealed record ListRunAnswer(string RootUri, IReadOnlyList<FileInfoAnswer> Files, string? NextPageToken);

/// <summary>An upload in parts, with where each part goes.</summary>
internal sealed record CreateUploadAnswer(string UploadId, IReadOnlyList<PartCredential> Credentials);

/// <summary>Where one part goes.</summary>
internal sealed record PartCredential(string Url, int PartNumber, IReadOnlyDictionary<string, string> Headers);

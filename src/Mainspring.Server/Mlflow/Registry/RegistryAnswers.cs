namespace Mainspring.Server.Mlflow.Registry;

internal sealed record ModelAnswer(MlflowModel RegisteredModel);

internal sealed record ModelsAnswer(IReadOnlyList<MlflowModel> RegisteredModels, string? NextPageToken);

internal sealed record VersionAnswer(MlflowModelVersion ModelVersion);

internal sealed record VersionsAnswer(IReadOnlyList<MlflowModelVersion> ModelVersions, string? NextPageToken = null);

internal sealed record DownloadUriAnswer(string ArtifactUri);

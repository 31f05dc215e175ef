namespace Mainspring.Server.Mlflow.LoggedModels;

/// <summary>A page of logged models.</summary>
internal sealed record LoggedModelSearchAnswer(IReadOnlyList<LoggedModelEntity> Models, string? NextPageToken);

namespace Mainspring.Server.Mlflow.LoggedModels;

/// <summary>One logged model.</summary>
internal sealed record LoggedModelAnswer(LoggedModelEntity Model);

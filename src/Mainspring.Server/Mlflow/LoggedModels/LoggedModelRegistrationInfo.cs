namespace Mainspring.Server.Mlflow.LoggedModels;

/// <summary>A version of a registered model that was made from a logged model.</summary>
internal sealed record LoggedModelRegistrationInfo(string Name, string Version);

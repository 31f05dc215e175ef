namespace Mainspring.Server.Mlflow.Wire;

/// <summary>What an error answer looks like.</summary>
internal sealed record MlflowErrorBody(string ErrorCode, string Message);

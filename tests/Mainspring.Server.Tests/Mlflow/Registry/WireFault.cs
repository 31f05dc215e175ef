namespace Mainspring.Server.Tests.Mlflow.Registry;

/// <summary>An error answer of MLflow's wire.</summary>
internal sealed class WireFault(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}

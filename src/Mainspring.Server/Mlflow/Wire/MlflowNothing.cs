namespace Mainspring.Server.Mlflow.Wire;

/// <summary>An answer or a request without fields: <c>{}</c>.</summary>
internal sealed record MlflowNothing
{
    public static MlflowNothing Instance { get; } = new();
}

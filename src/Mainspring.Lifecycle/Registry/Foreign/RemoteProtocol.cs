namespace Mainspring.Lifecycle.Registry.Foreign;

/// <summary>What a scorer elsewhere speaks.</summary>
public enum RemoteProtocol
{
    /// <summary><c>{"records": […]}</c>, answered as this server answers: another Mainspring, or a service like it.</summary>
    Json,

    /// <summary>MLflow's scoring server: <c>{"dataframe_records": […]}</c>.</summary>
    Mlflow,

    /// <summary>The Open Inference Protocol, version 2: one tensor a column.</summary>
    OpenInference,
}

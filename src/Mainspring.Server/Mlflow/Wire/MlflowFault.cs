namespace Mainspring.Server.Mlflow.Wire;

/// <summary>Ends a call with an error of MLflow's wire.</summary>
/// <param name="error">Which.</param>
/// <param name="message">What is wrong, in a sentence for the user of the client.</param>
internal sealed class MlflowFault(MlflowError error, string message) : Exception(message)
{
    /// <summary>Which error it is.</summary>
    public MlflowError Error { get; } = error;

    public static MlflowFault Invalid(string message) => new(MlflowError.InvalidParameterValue, message);

    public static MlflowFault Missing(string message) => new(MlflowError.ResourceDoesNotExist, message);

    public static MlflowFault Exists(string message) => new(MlflowError.ResourceAlreadyExists, message);
}

namespace Mainspring.Server.Errors;

/// <summary>In which form a route answers what nobody expected. A route says it by its metadata.</summary>
internal enum ErrorFormat
{
    /// <summary><c>application/problem+json</c>, the form of the native API.</summary>
    Problem,

    /// <summary><c>{error_code, message}</c>, the form of MLflow's wire.</summary>
    Mlflow,
}

using Mainspring.Lifecycle.Serving;

namespace Mainspring.Server.Registry;

/// <summary>What is served stays: its name and its version are those by which the endpoint and its log know it.</summary>
internal static class ModelUse
{
    /// <summary>Why a model, or one version of it, cannot be removed or renamed now; null when it can.</summary>
    public static string? FindUse(this EndpointTable endpoints, string model, int? version = null) =>
        endpoints.All.FirstOrDefault(endpoint => version is { } number ? endpoint.State.Serves(model, number) : endpoint.State.Endpoint.Uses(model)) is { } user
            ? $"The endpoint '{user.Name}' serves {(version is null ? $"the model '{model}'" : $"version {version} of the model '{model}'")}; delete the endpoint{(version is null ? "" : ", or move its alias,")} first."
            : null;
}

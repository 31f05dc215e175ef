using System.Text.Json.Serialization;

namespace Mainspring.Server.Mlflow.Workspaces;

/// <summary>The JSON of workspaces.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WorkspaceReference))]
[JsonSerializable(typeof(WorkspaceAnswer))]
[JsonSerializable(typeof(WorkspacesAnswer))]
[JsonSerializable(typeof(ServerInfoAnswer))]
internal sealed partial class WorkspacesJson : JsonSerializerContext;

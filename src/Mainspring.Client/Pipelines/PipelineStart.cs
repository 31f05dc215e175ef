using System.Text.Json;

namespace Mainspring.Client.Pipelines;

/// <summary>Asks for a run.</summary>
/// <param name="Arguments">A JSON object; each pipeline says what it understands. Null is the empty object.</param>
public sealed record PipelineStart(JsonElement? Arguments);

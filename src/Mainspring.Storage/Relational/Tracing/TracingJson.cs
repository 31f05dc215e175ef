using System.Text.Json.Serialization;

namespace Mainspring.Storage.Relational.Tracing;

/// <summary>What is kept as JSON within rows of traces.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TracingJson : JsonSerializerContext;

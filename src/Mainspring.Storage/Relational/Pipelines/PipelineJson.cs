using System.Text.Json.Serialization;

namespace Mainspring.Storage.Relational.Pipelines;

/// <summary>The little JSON that the store of pipelines keeps in columns.</summary>
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class PipelineJson : JsonSerializerContext;

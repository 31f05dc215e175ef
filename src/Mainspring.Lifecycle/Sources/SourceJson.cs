using System.Text.Json.Serialization;

namespace Mainspring.Lifecycle.Sources;

/// <summary>The JSON of what is remembered of sources.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class SourceJson : JsonSerializerContext;

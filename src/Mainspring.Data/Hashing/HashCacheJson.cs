using System.Text.Json.Serialization;

namespace Mainspring.Data.Hashing;

/// <summary>The JSON of the cache.</summary>
[JsonSerializable(typeof(Dictionary<string, HashCacheEntry>))]
internal sealed partial class HashCacheJson : JsonSerializerContext;

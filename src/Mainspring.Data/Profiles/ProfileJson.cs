using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mainspring.Data.Profiles;

/// <summary>The JSON of a <see cref="Profile"/>: snake_case, every key of a column always there.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Profile))]
public sealed partial class ProfileJson : JsonSerializerContext
{
    /// <summary>The profile as UTF-8 JSON.</summary>
    public static byte[] Write(Profile profile) => JsonSerializer.SerializeToUtf8Bytes(profile, Default.Profile);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static Profile Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Default.Profile) ?? throw new JsonException("The profile is null.");
}

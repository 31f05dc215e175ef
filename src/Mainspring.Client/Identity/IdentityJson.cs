using System.Text.Json.Serialization;

namespace Mainspring.Client.Identity;

/// <summary>The JSON of users, keys, grants and the audit log.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UserInfo))]
[JsonSerializable(typeof(UserList))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(UserUpdate))]
[JsonSerializable(typeof(PasswordChange))]
[JsonSerializable(typeof(KeyInfo))]
[JsonSerializable(typeof(KeyList))]
[JsonSerializable(typeof(NewKey))]
[JsonSerializable(typeof(CreatedKey))]
[JsonSerializable(typeof(GrantInfo))]
[JsonSerializable(typeof(GrantList))]
[JsonSerializable(typeof(MeInfo))]
[JsonSerializable(typeof(AuditEntryInfo))]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(AuditVerification))]
public sealed partial class IdentityJson : JsonSerializerContext;

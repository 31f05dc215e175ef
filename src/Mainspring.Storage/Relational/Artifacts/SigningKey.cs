using System.Security.Cryptography;

namespace Mainspring.Storage.Relational.Artifacts;

/// <summary>The key that all nodes of a workspace share to sign addresses of transfers.</summary>
public static class SigningKey
{
    private const int Bytes = 32;

    /// <summary>Reads the key, and makes it when there is none.</summary>
    public static async Task<byte[]> ReadAsync(Database database, CancellationToken cancellation = default)
    {
        string fresh = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));
        string key = await database.ReadAsync(Find, cancellation) ?? await database.WriteAsync(
            session =>
            {
                session.Execute($"INSERT INTO artifact_signing_key (one, key) VALUES (1, {fresh}) ON CONFLICT DO NOTHING");
                return Find(session)!;
            },
            cancellation);
        return Convert.FromBase64String(key);
    }

    private static string? Find(Session session) => session.QueryFirst($"SELECT key FROM artifact_signing_key", static row => row.GetString(0));
}

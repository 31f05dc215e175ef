using System.Globalization;
using Npgsql;

namespace Mainspring.Storage.Postgres;

/// <summary>What may stand after the question mark of an address.</summary>
internal static class PostgresOptions
{
    private static readonly Dictionary<string, SslMode> SslModes = new(StringComparer.Ordinal)
    {
        ["disable"] = SslMode.Disable,
        ["allow"] = SslMode.Allow,
        ["prefer"] = SslMode.Prefer,
        ["require"] = SslMode.Require,
        ["verify-ca"] = SslMode.VerifyCA,
        ["verify-full"] = SslMode.VerifyFull,
    };

    /// <summary>Sets what the options say.</summary>
    /// <returns>The schema, when one is named.</returns>
    /// <exception cref="FormatException">An option is unknown or has a value that it cannot have.</exception>
    public static string? Apply(NpgsqlConnectionStringBuilder connection, string query)
    {
        string? schema = null;
        foreach (string pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            string value = parts.Length < 2 ? "" : Uri.UnescapeDataString(parts[1]);
            switch (parts[0])
            {
                case "sslmode":
                    connection.SslMode = SslModes.TryGetValue(value, out SslMode mode) ? mode : throw Wrong("sslmode", value, string.Join(", ", SslModes.Keys));
                    break;
                case "sslrootcert":
                    connection.RootCertificate = value;
                    break;
                case "schema":
                    schema = IsName(value) ? value : throw Wrong("schema", value, "small letters, digits and _, at most 63");
                    break;
                case "connect_timeout":
                    connection.Timeout = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds is > 0 and <= 300 ? seconds : throw Wrong("connect_timeout", value, "seconds from 1 to 300");
                    break;
                case "host":
                    connection.Host = value;
                    break;
                default:
                    throw new FormatException($"The address of the PostgreSQL database has the unknown option '{parts[0]}'; it may have sslmode, sslrootcert, schema, connect_timeout and host (a folder with the server's socket).");
            }
        }

        return schema;
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 63 && !char.IsAsciiDigit(text[0]) && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');

    private static FormatException Wrong(string option, string value, string allowed) =>
        new($"The address of the PostgreSQL database has {option}={value}; it may be {allowed}.");
}

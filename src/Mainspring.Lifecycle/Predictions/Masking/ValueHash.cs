using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Predictions.Masking;

/// <summary>
/// What stands in the log for a value: the first 16 bytes of the HMAC-SHA-256 of <c>log, column, value</c>, with the salt of the endpoint as key. Equal values of a column have equal
/// hashes, at the same endpoint; whoever does not know the salt cannot try out the few values that there may be.
/// </summary>
internal static class ValueHash
{
    /// <summary>What hashes begin with.</summary>
    public const string Prefix = "hash:";

    private const int Bytes = 16;

    /// <summary>The hash of a value.</summary>
    /// <param name="salt">The salt.</param>
    /// <param name="column">The column.</param>
    /// <param name="value">The value in UTF-8, as a text or as JSON writes it; ways of writing the same number or truth are one value.</param>
    public static string Of(byte[] salt, MaskedColumn column, ReadOnlySpan<byte> value)
    {
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, salt);
        hash.AppendData("log\0"u8);
        hash.AppendData(column.Utf8);
        hash.AppendData("\0"u8);
        hash.AppendData(Settle(column.Type, value));
        Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(sum);
        return Prefix + Base64Url.EncodeToString(sum[..Bytes]);
    }

    private static ReadOnlySpan<byte> Settle(ColumnType type, ReadOnlySpan<byte> value) => type switch
    {
        ColumnType.Integer or ColumnType.Real when FieldValue.TryReal(value, out double number) => Encoding.ASCII.GetBytes(number.ToString("R", CultureInfo.InvariantCulture)),
        ColumnType.Boolean when FieldValue.TryBooleanWord(value, out bool truth) => truth ? "true"u8 : "false"u8,
        _ => value,
    };
}

using System.Buffers;
using System.Security.Cryptography;

namespace Mainspring.Data.Hashing;

/// <summary>What identifies the bytes of a file.</summary>
/// <param name="Sha256">64 hexadecimal digits in lower case.</param>
/// <param name="Md5">32 hexadecimal digits in lower case: what other data version tools go by, never a proof of anything.</param>
/// <param name="Bytes">The length.</param>
public sealed record FileHashes(string Sha256, string Md5, long Bytes)
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Reads a file once.</summary>
    public static FileHashes Of(string path, CancellationToken cancellation = default)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        return Of(file, cancellation);
    }

    /// <summary>Reads a stream to its end, once.</summary>
    public static FileHashes Of(Stream bytes, CancellationToken cancellation = default)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long total = 0;
            for (int read; (read = bytes.Read(buffer)) > 0; total += read)
            {
                cancellation.ThrowIfCancellationRequested();
                sha.AppendData(buffer, 0, read);
                md5.AppendData(buffer, 0, read);
            }

            return new(Convert.ToHexStringLower(sha.GetHashAndReset()), Convert.ToHexStringLower(md5.GetHashAndReset()), total);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

using System.Security.Cryptography;

namespace Mainspring.Lifecycle.Datasets.Dvc;

/// <summary>The MD5 of DVC 2: of a text, as if its lines ended as on Unix; of anything else, of its bytes.</summary>
internal static class DvcText
{
    private const int Looked = 512;
    private const double MostOther = 0.3;

    public static string OldMd5Of(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] buffer = new byte[1 << 20];
        int first = file.ReadAtLeast(buffer, Looked, throwOnEndOfStream: false);
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        bool isText = IsText(buffer.AsSpan(0, Math.Min(first, Looked)));
        bool endedInReturn = false;
        for (int read = first; read > 0; read = file.Read(buffer))
        {
            if (isText)
            {
                AppendAsUnix(md5, buffer.AsSpan(0, read), ref endedInReturn);
            }
            else
            {
                md5.AppendData(buffer, 0, read);
            }
        }

        if (endedInReturn)
        {
            md5.AppendData("\r"u8);
        }

        return Convert.ToHexStringLower(md5.GetHashAndReset());
    }

    private static void AppendAsUnix(IncrementalHash md5, Span<byte> bytes, ref bool endedInReturn)
    {
        if (endedInReturn && bytes[0] != '\n')
        {
            md5.AppendData("\r"u8);
        }

        int kept = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            bool dropped = bytes[i] == '\r' && (i + 1 == bytes.Length || bytes[i + 1] == '\n');
            if (!dropped)
            {
                bytes[kept++] = bytes[i];
            }
        }

        endedInReturn = bytes[^1] == '\r' && kept < bytes.Length;
        md5.AppendData(bytes[..kept]);
    }

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        int other = 0;
        foreach (byte value in start)
        {
            if (value == 0)
            {
                return false;
            }

            other += value is (>= 32 and < 127) or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'\f' or (byte)'\b' ? 0 : 1;
        }

        return start.IsEmpty || (double)other / start.Length <= MostOther;
    }
}

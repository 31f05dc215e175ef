namespace Mainspring.Data.Csv;

/// <summary>Packed files are told by their first bytes, not by their names.</summary>
internal static class Gzip
{
    /// <summary>The bytes themselves, or what was packed in them; reading that throws <see cref="InvalidDataException"/> when it is damaged or cut short.</summary>
    public static Stream Unpack(Stream bytes)
    {
        byte[] magic = ReadStart(bytes, 2);
        var whole = new ConcatenatedStream(new MemoryStream(magic), bytes);
        return magic is [0x1F, 0x8B] ? new CompleteGzipStream(whole) : whole;
    }

    /// <summary>The first bytes of a stream, fewer when it is shorter.</summary>
    public static byte[] ReadStart(Stream stream, int length)
    {
        byte[] start = new byte[length];
        return start[..stream.ReadAtLeast(start, length, throwOnEndOfStream: false)];
    }
}

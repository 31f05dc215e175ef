namespace Mainspring.Data.Tests.Csv;

/// <summary>Gives a few bytes at a time, as a slow connection does.</summary>
internal sealed class DripStream(byte[] bytes, int drop) : MemoryStream(bytes)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(drop, buffer.Length)]);

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(drop, count));
}

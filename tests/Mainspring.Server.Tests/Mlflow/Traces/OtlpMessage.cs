using System.Text;

namespace Mainspring.Server.Tests.Mlflow.Traces;

/// <summary>Writes OpenTelemetry's export message as an exporter does, byte by byte.</summary>
internal static class OtlpMessage
{
    public static byte[] Request(params byte[][] spans) => Field(1, Field(2, [.. spans.SelectMany(span => Field(2, span))]));

    public static byte[] Span(string traceId, string spanId, string? parent, string name, ulong start, ulong end, params (string Key, byte[] Value)[] attributes) =>
    [
        .. Field(1, Convert.FromHexString(traceId)), .. Field(2, Convert.FromHexString(spanId)), .. parent is null ? [] : Field(4, Convert.FromHexString(parent)),
        .. Field(5, Encoding.UTF8.GetBytes(name)), .. Fixed(7, start), .. Fixed(8, end),
        .. attributes.SelectMany(attribute => Field(9, [.. Field(1, Encoding.UTF8.GetBytes(attribute.Key)), .. Field(2, attribute.Value)])),
        .. Field(15, [.. Varint((3 << 3) | 0), .. Varint(1)]),
    ];

    public static byte[] Text(string value) => Field(1, Encoding.UTF8.GetBytes(value));

    public static byte[] Number(ulong value) => [.. Varint((3 << 3) | 0), .. Varint(value)];

    public static byte[] List(params byte[][] values) => Field(5, [.. values.SelectMany(value => Field(1, value))]);

    private static byte[] Field(uint number, byte[] content) => [.. Varint((number << 3) | 2), .. Varint((ulong)content.Length), .. content];

    private static byte[] Fixed(uint number, ulong value) => [.. Varint((number << 3) | 1), .. BitConverter.GetBytes(value)];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }
}

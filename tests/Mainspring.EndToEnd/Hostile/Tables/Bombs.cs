using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Mainspring.EndToEnd.Hostile.Tables;

/// <summary>Bodies that are no sensible JSON, or far too much of it.</summary>
internal static class Bombs
{
    /// <summary>Small ones, for every call.</summary>
    public static IEnumerable<byte[]> Small { get; } =
    [
        .. ((string[])
        [
            "", " ", "null", "true", "17", "\"x\"", "[]", "[[]]", "{", "}", "{]", "{\"a\"", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "{} {}", "{}x", "// x\n{}", "{\"a\":NaN}", "{\"a\":Infinity}", "{\"a\":01}", "{\"a\":1e999999}", "{\"a\":-1e-999999}",
            "{\"name\":1,\"run_id\":2,\"experiment\":3,\"key\":4,\"experiment_id\":5}", "{\"name\":[],\"run_id\":{},\"experiment\":[],\"key\":{}}", "{\"name\":true,\"experiment\":null}", "{\"name\":\"a\",\"name\":\"b\",\"experiment\":\"a\",\"experiment\":\"b\"}",
            "{\"__proto__\":{\"admin\":true},\"constructor\":{\"prototype\":1}}", "{\"$type\":\"System.Diagnostics.Process, System\",\"experiment\":\"x\"}", "{\"tags\":[[[]]],\"params\":\"x\",\"metrics\":{\"a\":{}}}",
            "{\"metrics\":[null,1,\"x\",[]],\"params\":[null],\"tags\":[null]}", "{\"timestamp\":99999999999999999999999,\"start_time\":-9223372036854775809,\"step\":1.5}", "{\"max_results\":-1,\"page_token\":\"x\"}", "{\"max_results\":2147483648}",
            "{\"a\":\"\\ud800\"}", "{\"\\ud800\":1}", "{\"a\":\"\\u0000\"}", "{\"a\":\"\\x\"}", "\u0000", "\ufeff{}", "<xml/>", "a=b&c=d",
        ]).Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00],
        [(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)':', (byte)'1', (byte)'}'],
        [(byte)'{', (byte)'"', (byte)'a', (byte)'"', (byte)':', (byte)'"', 0xED, 0xA0, 0x80, (byte)'"', (byte)'}'],
        Text(new string('[', 1000) + new string(']', 1000)),
        Text(string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "1" + new string('}', 1000)),
        Text("{\"value\":" + new string('9', 5000) + ",\"key\":\"k\"}"),
        Text("{" + string.Join(',', Enumerable.Range(0, 5000).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"k{i}\":{i}"))) + "}"),
    ];

    /// <summary>Large ones, for a few calls.</summary>
    public static IEnumerable<byte[]> Large { get; } =
    [
        Text(new string('[', 1_000_000)),
        Text(string.Concat(Enumerable.Repeat("{\"tags\":", 200_000))),
        Text("{\"experiment\":\"" + new string('x', 15_000_000) + "\"}"),
        Text("{\"tags\":[" + new string('1', 0) + string.Join(',', Enumerable.Repeat("1", 1_000_000)) + "]}"),
        Text("{\"run_id\":\"x\",\"metrics\":[" + string.Join(',', Enumerable.Repeat("{\"key\":\"a\",\"value\":1,\"timestamp\":1,\"step\":1}", 100_000)) + "]}"),
        Text("{\"value\":" + new string('9', 3_000_000) + "}"),
        new byte[17 << 20],
    ];

    /// <summary>16 MiB of spaces in 16 KiB.</summary>
    public static byte[] Gzip { get; } = Compress(16 << 20);

    private static byte[] Compress(int length)
    {
        var kept = new MemoryStream();
        using (var gzip = new GZipStream(kept, CompressionLevel.SmallestSize))
        {
            byte[] spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (int written = 0; written < length; written += spaces.Length)
            {
                gzip.Write(spaces);
            }
        }

        return kept.ToArray();
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}

using System.Globalization;

namespace Mainspring.EndToEnd.Hostile.Tables;

/// <summary>URLs that lead to this machine, its networks, or no web server at all. <c>{l}</c> is the port of the listener.</summary>
internal static class InnerUrls
{
    private static readonly string[] Templates =
    [
        "http://127.0.0.1:{l}/", "http://127.1:{l}/", "http://2130706433:{l}/", "http://0x7f000001:{l}/", "http://0x7f.0.0.1:{l}/", "http://017700000001:{l}/", "http://0177.0.0.1:{l}/", "http://0:{l}/", "http://0.0.0.0:{l}/",
        "http://localhost:{l}/", "http://LOCALHOST.:{l}/", "http://[::1]:{l}/", "http://[::]:{l}/", "http://[::ffff:127.0.0.1]:{l}/", "http://[::ffff:7f00:1]:{l}/", "http://[64:ff9b::7f00:1]:{l}/", "http://[2002:7f00:1::]:{l}/",
        "http://①②⑦.⓪.⓪.①:{l}/", "http://127.0.0.1.:{l}/", "http://user:pass@127.0.0.1:{l}/", "http://example.com@127.0.0.1:{l}/", "http://example.com#@127.0.0.1:{l}/", "http://127.0.0.1:{l}\\\\@example.com/", "https://127.0.0.1:{l}/",
        "http://169.254.169.254/latest/meta-data/", "http://[fd00:ec2::254]/", "http://metadata.google.internal/", "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.0.1/", "http://100.64.0.1/", "http://no-such-host.invalid/",
        "file:///etc/passwd", "gopher://127.0.0.1:{l}/_x", "ftp://127.0.0.1:{l}/", "dict://127.0.0.1:{l}/", "javascript:alert(1)", "data:text/plain,x", "//127.0.0.1:{l}/", "http:127.0.0.1:{l}", "http:///127.0.0.1", "http://127.0.0.1:{l}/\\r\\nHost: x", "http://", "",
    ];

    public static IEnumerable<string> All(int listener) => Templates.Select(template => template.Replace("{l}", listener.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
}

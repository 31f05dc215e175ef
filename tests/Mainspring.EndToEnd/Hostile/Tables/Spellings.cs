namespace Mainspring.EndToEnd.Hostile.Tables;

/// <summary>Ways to write a path that leaves its folder, as they stand in a URL.</summary>
internal static class Spellings
{
    public static readonly string[] All =
    [
        "../canary.txt", "../../canary.txt", "../../../../../../../../etc/passwd", "..%2fcanary.txt", "..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "%2e%2e/canary.txt", "%2e%2e%2f%2e%2e%2fcanary.txt", "%2E%2E/%2E%2E/etc/passwd", ".%2e/.%2e/etc/passwd",
        "%252e%252e/canary.txt", "%252e%252e%252fcanary.txt", "%25252e%25252e%25252fcanary.txt", "..%252f..%252fetc%252fpasswd",
        "..%5c..%5ccanary.txt", "..%255c..%255ccanary.txt", "a/..%5c..%5ccanary.txt", "%5c%5chost%5cshare",
        "a;/../../canary.txt",
        "%2fetc%2fpasswd", "//etc/passwd", "%2f%2fetc/passwd", "C:%5cwindows%5cwin.ini", "c%3a/windows/win.ini", "file:%2f%2f%2fetc%2fpasswd", "file%3a///etc/passwd",
        "%c0%ae%c0%ae/canary.txt", "%e0%80%ae%e0%80%ae/canary.txt", "%uff0e%uff0e/canary.txt", "..%00/canary.txt", "model%00/../../canary.txt", "a.txt%00.png",
        "....//....//canary.txt", "...%2f...%2fcanary.txt", "a/./../../canary.txt", "a//../../canary.txt", "model/../../canary.txt", "model/%2e%2e/%2e%2e/canary.txt",
        "..%0d%0aX-Injected:1", "a%0d%0a%0d%0a", "proc/self/environ/../../../etc/passwd", "%20..%20/canary.txt", "%e2%80%ae/canary.txt",
    ];

    /// <summary>Names that mean a way out to some programs and are plain names to this one: they may be kept, within their tree.</summary>
    public static readonly string[] Plain = ["..;/..;/etc/passwd", "..%3b/..%3b/etc/passwd", ".;/canary.txt", "~root/.ssh/id_rsa", "%2e", "%2e%2e", "$HOME/x", "-rf", "aux", "etc/passwd", "a%ff%fe"];

    /// <summary>Those that Kestrel itself folds away before a route sees them lead to other routes; all others name what no store may hold.</summary>
    public static bool IsFoldedByTheServer(string spelling) => spelling.StartsWith("../", StringComparison.Ordinal) || spelling.Contains("/../", StringComparison.Ordinal) || spelling.Contains("/./", StringComparison.Ordinal);
}

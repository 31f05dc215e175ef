namespace Mainspring.EndToEnd.Hostile.Tables;

/// <summary>Names that break something somewhere, as they stand inside a string of JSON.</summary>
internal static class HostileNames
{
    public static readonly string[] All =
    [
        "", " ", ".", "..", "/", "\\\\", "a/../b", "../../canary.txt", "a%2fb", "%2e%2e%2f", "a%00b", "\\u0000", "a\\u0000b", "a\\u0001b", "a\\u001bb", "a\\u007fb", "a\\u0085b", "a\\u009fb",
        "a\\u202eb", "a\\u2066b", "a\\u200bb", "\\ufeffa", "\\ud800", "a\\udfff", "\\ud800\\ud800", "\\ufffe", "e\\u0301", "\\u00e9", "a\\r\\nX-Injected: 1", "a\\tb", "a'b", "a\\\"b", "a`b", "$(touch /tmp/pwned)", "; rm -rf /",
        "'; DROP TABLE run; --", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://127.0.0.1/a}", "%s%n", "CON", "nul", "a:b", "a@b", "a?b", "a#b", "__proto__", "=cmd|' /C calc'!A0", "NaN", "null", "true",
        Long(251), Long(5001), "\\ud83d\\ude00", "\\u0130", "\\u0344\\u0344\\u0344",
    ];

    private static string Long(int length) => new('x', length);
}

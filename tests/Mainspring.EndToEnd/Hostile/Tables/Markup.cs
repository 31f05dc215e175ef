namespace Mainspring.EndToEnd.Hostile.Tables;

/// <summary>Texts that run in a browser wherever they are put into a page as they are. Each holds the word <see cref="Mark"/>.</summary>
internal static class Markup
{
    public const string Mark = "xssmark";

    public static readonly string[] All =
    [
        "<script>xssmark(1)</script>", "<img src=x onerror=xssmark(1)>", "\"><svg onload=xssmark(1)>", "' onmouseover='xssmark(1)", "</title><script>xssmark(1)</script>", "</textarea><script>xssmark(1)</script>",
        "<a href=\"javascript:xssmark(1)\">x</a>", "<iframe srcdoc=\"<script>xssmark(1)</script>\">", "<math><mtext></p><script>xssmark(1)</script>", "{{constructor.constructor('xssmark(1)')()}}", "<!--><script>xssmark(1)</script>", "&lt;script&gt;xssmark(1)&lt;/script&gt;",
    ];

    /// <summary>What a page holds when such a text ran away from where it was put.</summary>
    public static readonly string[] Running =
        ["<script>xssmark", "<img src=x onerror", "<svg onload", "onmouseover='xssmark", "href=\"javascript:xssmark", "<iframe srcdoc", "<math><mtext>"];
}

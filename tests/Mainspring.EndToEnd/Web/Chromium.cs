using Mainspring.EndToEnd.Processes;

namespace Mainspring.EndToEnd.Web;

/// <summary>The browser of the system; Playwright's own is not downloaded.</summary>
internal static class Chromium
{
    /// <summary>Where it lies, or null when there is none.</summary>
    public static string? Path { get; } =
        ((string[])["/usr/bin/chromium", Checkout.File(".native/bin/chromium"), "/usr/bin/google-chrome"]).FirstOrDefault(File.Exists);
}

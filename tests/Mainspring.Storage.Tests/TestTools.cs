namespace Mainspring.Storage.Tests;

/// <summary>Programs that <c>eng/setup.sh tools</c> installs, or unpacks below <c>.native</c>.</summary>
internal static class TestTools
{
    /// <summary>The full name of a program.</summary>
    public static string Find(string program) =>
        Folders().Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException($"{program} is not installed: run 'make setup'.");

    private static IEnumerable<string> Folders()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, ".native/bin");
        }

        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
        {
            yield return folder;
        }
    }
}

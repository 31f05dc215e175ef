namespace Mainspring.Compliance.Postgres;

/// <summary>Where PostgreSQL's own programs are: the system's, or those that <c>eng/setup.sh tools</c> unpacked below <c>.native</c>.</summary>
internal static class PostgresPrograms
{
    /// <summary>The full name of a program of the newest version that is there.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed.</exception>
    public static string Find(string program) =>
        Roots()
            .Select(root => Path.Combine(root, "usr/lib/postgresql"))
            .Where(Directory.Exists)
            .SelectMany(versions => Directory.GetDirectories(versions).OrderByDescending(version => int.TryParse(Path.GetFileName(version), out int number) ? number : 0))
            .Select(version => Path.Combine(version, "bin", program))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("PostgreSQL is not installed: run 'make setup', which installs the servers of the tests.");

    private static IEnumerable<string> Roots()
    {
        yield return "/";
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, ".native/root");
        }
    }
}

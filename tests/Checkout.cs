namespace Mainspring.Tests;

/// <summary>The source tree that the tests were built from, and the real data sets that lie beside it.</summary>
internal static class Checkout
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    public static string Root { get; } = FindRoot();

    /// <summary>The program built beside the tests.</summary>
    public static string Program => File($"src/Mainspring.Cli/bin/{Configuration}/net10.0/mainspring");

    /// <summary>A file of the checkout.</summary>
    public static string File(string path) => Path.Combine(Root, path);

    /// <summary>The source files below a folder of the checkout.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(File(folder), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "node_modules"));

    /// <summary>A file of the data sets that lie beside the checkout; the test is skipped where it is not.</summary>
    public static string SharedData(string name)
    {
        string path = File(Path.Combine("../shared/data", name));
        Assert.SkipUnless(System.IO.File.Exists(path), $"The data set {name} is not here.");
        return path;
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Mainspring.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run below a checkout of Mainspring.");
    }
}

namespace Mainspring.Bench.Processes;

/// <summary>The built program of the same configuration.</summary>
internal static class MainspringProgram
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string program = System.IO.Path.Combine(folder.FullName, "src/Mainspring.Cli/bin", configuration, "net10.0/mainspring");
            if (File.Exists(program))
            {
                return program;
            }
        }

        throw new FileNotFoundException($"The program is not built in {configuration}; run 'make build'.");
    }
}

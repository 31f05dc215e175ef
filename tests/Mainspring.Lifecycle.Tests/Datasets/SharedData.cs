using System.Runtime.CompilerServices;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;

namespace Mainspring.Lifecycle.Tests.Datasets;

/// <summary>The real data sets that lie beside the project; tests that need one are skipped where it is not.</summary>
internal static class SharedData
{
    public static Table Read(string name)
    {
        string path = Path.Combine(Root(), "../shared/data", name);
        Assert.SkipUnless(File.Exists(path), $"The data set {name} is not here.");
        return TableReader.Read(path);
    }

    private static string Root([CallerFilePath] string here = "")
    {
        string? folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Mainspring.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The checkout is not found.");
    }
}

using Mainspring.Data.Native;

namespace Mainspring.Lifecycle.Batch;

/// <summary>A folder beside an output for what is written on the way to it; gone at the end.</summary>
internal sealed class Detour : IDisposable
{
    private readonly string _folder;

    public Detour(string output)
    {
        _folder = $"{Path.GetFullPath(output)}.{Guid.NewGuid():N}.part";
        Directory.CreateDirectory(_folder);
        Output = Path.Combine(_folder, Path.GetFileName(output));
    }

    /// <summary>The input as delimited text.</summary>
    public string Input => Path.Combine(_folder, "input.csv");

    /// <summary>The scored rows as delimited text.</summary>
    public string Scored => Path.Combine(_folder, "scored.csv");

    /// <summary>The output before it gets its name.</summary>
    public string Output { get; }

    /// <summary>Makes the output appear.</summary>
    public void PlaceOutput(string output)
    {
        using (var file = new FileStream(Output, FileMode.Open, FileAccess.ReadWrite))
        {
            DiskSync.File(file.SafeFileHandle);
        }

        ResultFile.Place(Output, Path.GetFullPath(output));
    }

    /// <summary>Makes the scored text the output, packed when its name says so.</summary>
    public void CopyScored(string output)
    {
        using var result = new ResultFile(output);
        using (FileStream scored = File.OpenRead(Scored))
        {
            scored.CopyTo(result.Stream);
        }

        result.Commit();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mainspring.Cli.Workspaces;
using Mainspring.Data.Native;
using Mainspring.Lifecycle.Training.Tuning;

namespace Mainspring.Cli.Training;

/// <summary>
/// Keeps trials as lines of JSON in the workspace, each on the disk when it ends, until the search is over. Its name is a hash of the project with every value, of the data and
/// of the program: a training that is killed is taken up by the next one of the same project, data and program, and by no other.
/// </summary>
internal sealed class TrialJournal : ITrialJournal, IDisposable
{
    private readonly string _path;
    private FileStream? _file;

    private TrialJournal(string path) => _path = path;

    /// <summary>The journal of a training; null where another process holds it, or it cannot be kept.</summary>
    public static TrialJournal? Open(Place place, TrainingJob job, string dataHash)
    {
        string what = $"{job.Project.ToJson().ToJsonString()}\n{dataHash}\n{ProgramCode.Now}";
        string folder = Path.Combine(place.Home, "scratch", "trials");
        var journal = new TrialJournal(Path.Combine(folder, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)).AsSpan(0, 16))}.jsonl"));
        try
        {
            Directory.CreateDirectory(folder);
            journal._file = new(journal._path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, 1);
            return journal;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<TrialEntry> Read()
    {
        var entries = new List<TrialEntry>();
        byte[] bytes = new byte[_file!.Length];
        _file.Position = 0;
        _file.ReadExactly(bytes);
        int whole = 0;
        while (Array.IndexOf(bytes, (byte)'\n', whole) is var end and >= 0 && Parse(bytes.AsSpan(whole, end - whole)) is { } entry && entries.All(before => before.Trial.Number != entry.Trial.Number))
        {
            entries.Add(entry);
            whole = end + 1;
        }

        // A line that a crash cut off is written again.
        _file.SetLength(whole);
        _file.Position = whole;
        return entries;
    }

    /// <inheritdoc/>
    public void Add(TrialEntry entry)
    {
        _file!.Write([.. JsonSerializer.SerializeToUtf8Bytes(entry, TrialJournalJson.Default.TrialEntry), (byte)'\n']);
        DiskSync.File(_file.SafeFileHandle);
    }

    /// <summary>Removes the journal of a search that is over.</summary>
    public void Complete()
    {
        Dispose();
        File.Delete(_path);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private static TrialEntry? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, TrialJournalJson.Default.TrialEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

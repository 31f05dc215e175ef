using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Mainspring.Cli.Workspaces;
using Mainspring.Data.Native;
using Mainspring.Lifecycle.Training.Tuning;

namespace Mainspring.Cli.Training;

/// <summary>
/// Keeps trials as lines of JSON in the workspace, each on the disk when it ends, until the search is over. Its name is a hash of the project with every value, of the data and
/// of the program: a training that is killed is taken up by the next one of the same project, data and program, and by no other. A line of a text
/// alone names the run of the training that wrote what follows.
/// </summary>
internal sealed class TrialJournal : IDisposable
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

    /// <summary>The runs of the trainings that wrote what was read.</summary>
    public IReadOnlyList<string> Parents { get; private set; } = [];

    /// <summary>The trials that were kept.</summary>
    public IReadOnlyList<TrialEntry> Read()
    {
        var parents = new List<string>();
        var entries = new List<TrialEntry>();
        byte[] bytes = new byte[_file!.Length];
        _file.Position = 0;
        _file.ReadExactly(bytes);
        int whole = 0;
        while (Array.IndexOf(bytes, (byte)'\n', whole) is var end and >= 0)
        {
            ReadOnlySpan<byte> line = bytes.AsSpan(whole, end - whole);
            if (Parse(line, TrialJournalJson.Default.String) is { } parent)
            {
                parents.Add(parent);
            }
            else if (Parse(line, TrialJournalJson.Default.TrialEntry) is { } entry && entries.All(before => before.Trial.Number != entry.Trial.Number))
            {
                entries.Add(entry);
            }
            else
            {
                break;
            }

            whole = end + 1;
        }

        Parents = parents;

        // A line that a crash cut off is written again.
        _file.SetLength(whole);
        _file.Position = whole;
        return entries;
    }

    /// <summary>Adds the run of the training that writes from here on.</summary>
    public void AddParent(string run) => Write(JsonSerializer.SerializeToUtf8Bytes(run, TrialJournalJson.Default.String));

    /// <summary>Adds a trial; it is on the disk when this returns.</summary>
    public void Add(TrialEntry entry) => Write(JsonSerializer.SerializeToUtf8Bytes(entry, TrialJournalJson.Default.TrialEntry));

    /// <summary>Removes the journal of a search that is over.</summary>
    public void Complete()
    {
        Dispose();
        File.Delete(_path);
    }

    /// <summary>Lets another training take it up.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private void Write(byte[] line)
    {
        _file!.Write([.. line, (byte)'\n']);
        DiskSync.File(_file.SafeFileHandle);
    }

    private static T? Parse<T>(ReadOnlySpan<byte> line, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(line, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

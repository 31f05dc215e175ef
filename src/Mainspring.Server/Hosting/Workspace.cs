using System.Diagnostics;
using System.Text.Json;
using Mainspring.Client.Serialization;

namespace Mainspring.Server.Hosting;

/// <summary>
/// The home folder of one server: where everything it must remember lies. One process holds it at a time; a second one is
/// refused, since two writers of one prediction journal would lose data.
/// </summary>
public sealed class Workspace : IDisposable
{
    /// <summary>The file with the key of whoever owns the folder.</summary>
    internal const string LocalKeyFileName = "local.key";

    internal const string DatabaseFileName = "mainspring.db";
    internal const string ArtifactFolderName = "artifacts";
    internal const string JournalFolderName = "journal";
    internal const string SecretKeyFileName = "secret.key";

    private const string AddressFileName = "server.json";

    private readonly FileStream _lock;

    private Workspace(string home, FileStream @lock)
    {
        Home = home;
        _lock = @lock;
    }

    /// <summary>The absolute path of the home folder.</summary>
    public string Home { get; }

    /// <summary>The SQLite file with all metadata.</summary>
    public string DatabasePath => Path.Combine(Home, DatabaseFileName);

    /// <summary>Content-addressed artefacts.</summary>
    public string ArtifactFolder => Path.Combine(Home, ArtifactFolderName);

    /// <summary>Parts of uploads that are not whole yet.</summary>
    public string UploadFolder => Path.Combine(Home, "uploads");

    /// <summary>The prediction journals.</summary>
    public string JournalFolder => Path.Combine(Home, JournalFolderName);

    /// <summary>Copies of sealed predictions that lie in an object store. It may be deleted while no server runs.</summary>
    public string PredictionCache => Path.Combine(Home, "cache", "predictions");

    /// <summary>The key that seals secrets in the database. A backup of the database is of use without it, except for those secrets.</summary>
    public string SecretKeyPath => Path.Combine(Home, SecretKeyFileName);

    /// <summary>Working folders of jobs. What lies here may be deleted while no server runs.</summary>
    public string ScratchFolder => Path.Combine(Home, "scratch");

    /// <summary>Takes the home folder for this process, and makes it when it is missing.</summary>
    /// <exception cref="WorkspaceInUseException">Another process holds it.</exception>
    public static Workspace Open(string home)
    {
        home = Path.GetFullPath(home);
        Directory.CreateDirectory(home);
        FileStream held;
        try
        {
            held = new(LockFile(home), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy) when (busy is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException))
        {
            throw new WorkspaceInUseException(home, RunningServer(home), busy);
        }

        var workspace = new Workspace(home, held);
        foreach (string folder in (string[])[workspace.ArtifactFolder, workspace.JournalFolder, workspace.ScratchFolder])
        {
            Directory.CreateDirectory(folder);
        }

        return workspace;
    }

    /// <summary>The address of the server that runs on a home folder, or null when none does.</summary>
    public static ServerAddress? RunningServer(string home)
    {
        try
        {
            ServerAddress? address = JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(home, AddressFileName)), NativeJson.Default.ServerAddress);
            return address is not null && IsAlive(address.ProcessId) ? address : null;
        }
        catch (Exception absent) when (absent is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The key with which the owner of a home folder calls the server that runs on it; null when there is none, or the folder is somebody else's.</summary>
    public static string? LocalKey(string home)
    {
        try
        {
            return File.ReadAllText(Path.Combine(home, LocalKeyFileName));
        }
        catch (Exception absent) when (absent is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Tells other processes of this machine where the server listens.</summary>
    public void Announce(Uri url)
    {
        string file = Path.Combine(Home, AddressFileName);
        string fresh = file + ".new";
        File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(new ServerAddress(url, Environment.ProcessId), NativeJson.Default.ServerAddress));
        File.Move(fresh, file, overwrite: true);
    }

    /// <summary>Gives the home folder free.</summary>
    public void Dispose()
    {
        if (RunningServer(Home)?.ProcessId == Environment.ProcessId)
        {
            File.Delete(Path.Combine(Home, AddressFileName));
            File.Delete(Path.Combine(Home, LocalKeyFileName));
        }

        _lock.Dispose();
    }

    private static string LockFile(string home) => Path.Combine(home, "server.lock");

    /// <summary>Whether the process that announced itself lives. The address file alone may be the leftover of one that was killed.</summary>
    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

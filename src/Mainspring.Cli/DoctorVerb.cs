using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Mainspring.Cli.Workspaces;
using Mainspring.Data.Native;
using Mainspring.Server.Databases;

namespace Mainspring.Cli;

/// <summary><c>mainspring doctor</c>: what this installation consists of, and the command that mends what is broken.</summary>
internal static class DoctorVerb
{
    private const long LeastFreeBytes = 1L << 30;

    /// <summary>The command.</summary>
    public static Command Create() => new VerbCommand("doctor", "Check libraries, workspace and configuration, and say how to mend what is broken.")
    {
        Examples =
        [
            new("mainspring doctor", "everything at a glance"),
            new("mainspring doctor --json", "the same for scripts; exit code 1 when something is broken"),
        ],
        ExitCodes = "0 all is well, 1 something is broken",
    }.Runs(Run);

    private static int Run(Invocation invocation)
    {
        Finding[] findings = [.. NativeDependency.All.Select(Library), Runtime(), Workspace(invocation), Disk(invocation), Database(invocation), .. Settings(invocation)];
        Terminal terminal = invocation.Terminal;
        bool healthy = findings.All(f => f.Problem is null);
        if (terminal.IsJson)
        {
            terminal.Json(new JsonObject { ["healthy"] = healthy, ["findings"] = new JsonArray([.. findings.Select(f => f.ToJson())]) });
        }
        else
        {
            Print(findings, terminal);
        }

        return healthy ? ExitCode.Ok : ExitCode.Failed;
    }

    private static void Print(IReadOnlyList<Finding> findings, Terminal terminal)
    {
        int width = findings.Max(f => f.Name.Length);
        foreach (Finding finding in findings)
        {
            string mark = finding.Problem is null ? Ink.Green.On("✔", terminal.HasColor) : Ink.Red.On("✘", terminal.HasColor);
            string origin = finding.Origin is { } from ? "  " + Ink.Faint.On(from, terminal.HasColor) : "";
            terminal.Line($" {mark} {finding.Name.PadRight(width)}  {finding.Problem ?? finding.Value}{origin}");
        }
    }

    private static Finding Library(NativeDependency dependency)
    {
        NativeDependencyStatus status = dependency.Inspect();
        return new("library", status.Name, status.Version, status.Path, status.Problem);
    }

    private static Finding Runtime() => new(
        "runtime",
        ".NET",
        Environment.Version.ToString(),
        $"{RuntimeInformation.RuntimeIdentifier}, {Environment.ProcessorCount} processors",
        null);

    private static Finding Workspace(Invocation invocation)
    {
        string home = invocation.Place.Home;
        try
        {
            string existing = Existing(home);
            string probe = Path.Combine(existing, $".mainspring-{Guid.NewGuid():N}");
            using (File.Create(probe, 1, FileOptions.DeleteOnClose))
            {
                return new("workspace", "home", home, invocation.Place.HomeReason, null);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new("workspace", "home", home, invocation.Place.HomeReason, $"{home} cannot be written; choose another folder with --home or MAINSPRING_HOME");
        }
    }

    private static Finding Disk(Invocation invocation)
    {
        long free = new DriveInfo(Existing(invocation.Place.Home)).AvailableFreeSpace;
        string value = $"{(free / (double)LeastFreeBytes).ToString("0.0", CultureInfo.InvariantCulture)} GiB free";
        return new("disk", "disk", value, null, free >= LeastFreeBytes ? null : $"only {value} in {invocation.Place.Home}; free some, or choose another disk with --home");
    }

    private static Finding Database(Invocation invocation)
    {
        string? url = DatabaseOption.FromEnvironment();
        string? origin = url is null ? null : DatabaseOption.Variable;
        try
        {
            return new("database", "database", MetadataDatabase.Inspect(url, Path.Combine(invocation.Place.Home, "mainspring.db")), origin, null);
        }
        catch (DatabaseNotOpenedException failure)
        {
            return new("database", "database", null, origin, failure.Message);
        }
    }

    private static IEnumerable<Finding> Settings(Invocation invocation)
    {
        yield return new("setting", "server", invocation.Place.Server?.ToString() ?? "the workspace's own", null, null);
        foreach (string name in (string[])["MAINSPRING_HOME", "MAINSPRING_SERVER", "MAINSPRING_NATIVE", "NO_COLOR"])
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                yield return new("setting", name, value, "environment", null);
            }
        }
    }

    private static string Existing(string folder)
    {
        while (!Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder) ?? Path.GetPathRoot(folder)!;
        }

        return folder;
    }

    private sealed record Finding(string Kind, string Name, string? Value, string? Origin, string? Problem)
    {
        public JsonObject ToJson() => new()
        {
            ["kind"] = Kind,
            ["name"] = Name,
            ["value"] = Value,
            ["origin"] = Origin,
            ["problem"] = Problem,
        };
    }
}

using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Mainspring.Data.Native;

/// <summary>
/// A C library that Mainspring calls. It is looked for in <c>MAINSPRING_NATIVE</c>, in <c>native</c> beside the program, in the
/// nearest <c>.native/lib</c> above it, then where the system keeps its libraries.
/// </summary>
public sealed unsafe class NativeDependency
{
    /// <summary>DuckDB: Parquet, JSON and SQL over files.</summary>
    public static readonly NativeDependency DuckDb = new("DuckDB", "duckdb", ["libduckdb.so", "libduckdb.dylib"], [], new(1, 5), library =>
        Text(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "duckdb_library_version"))()));

    /// <summary>XGBoost: boosted trees and random forests.</summary>
    public static readonly NativeDependency XGBoost = new("XGBoost", "xgboost", ["libxgboost.so.0", "libxgboost.so", "libxgboost.dylib"], ["libgomp.so.1"], new(1, 7), library =>
    {
        int major, minor, patch;
        ((delegate* unmanaged<int*, int*, int*, void>)NativeLibrary.GetExport(library, "XGBoostVersion"))(&major, &minor, &patch);
        return $"{major}.{minor}.{patch}";
    });

    /// <summary>ONNX Runtime: models of other tools.</summary>
    public static readonly NativeDependency OnnxRuntime = new("ONNX Runtime", "onnxruntime", ["libonnxruntime.so.1", "libonnxruntime.1.dylib"], [], new(1, 20), library =>
    {
        nint api = ((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "OrtGetApiBase"))();
        return Text(((delegate* unmanaged<nint>)((nint*)api)[1])());
    });

    /// <summary>SQLite: metadata on one machine.</summary>
    public static readonly NativeDependency Sqlite = new("SQLite", "e_sqlite3", ["libsqlite3.so.0", "libsqlite3.dylib"], [], new(3, 38), library =>
        Text(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, "sqlite3_libversion"))()));

    private static readonly ConcurrentDictionary<Assembly, bool> Resolving = new();

    private readonly string _importName;
    private readonly string[] _fileNames;
    private readonly string[] _companions;
    private readonly Version _least;
    private readonly Func<nint, string> _version;
    private readonly Lazy<(nint Handle, string Version)> _library;

    private NativeDependency(string name, string importName, string[] fileNames, string[] companions, Version least, Func<nint, string> version)
    {
        Name = name;
        _importName = importName;
        _fileNames = fileNames;
        _companions = companions;
        _least = least;
        _version = version;
        _library = new(Load);
    }

    /// <summary>Every library, in the order in which <c>doctor</c> lists them.</summary>
    public static IReadOnlyList<NativeDependency> All { get; } = [DuckDb, XGBoost, OnnxRuntime, Sqlite];

    /// <summary>The library as people call it.</summary>
    public string Name { get; }

    /// <summary>The handle of the loaded library.</summary>
    /// <exception cref="NativeDependencyException">It is missing or too old.</exception>
    public nint Handle => _library.Value.Handle;

    /// <summary>Lets the P/Invokes of an assembly find these libraries by their import names. Calling it twice is harmless.</summary>
    public static void ResolveFor(Assembly assembly)
    {
        if (Resolving.TryAdd(assembly, true))
        {
            NativeLibrary.SetDllImportResolver(assembly, static (name, _, _) => All.FirstOrDefault(d => d._importName == name)?.Handle ?? 0);
        }
    }

    /// <summary>Loads the library and tells what was found; never throws.</summary>
    public NativeDependencyStatus Inspect()
    {
        try
        {
            return new(Name, _library.Value.Version, LoadedFrom(), null);
        }
        catch (NativeDependencyException missing)
        {
            return new(Name, null, null, missing.Message);
        }
    }

    private (nint Handle, string Version) Load()
    {
        foreach (string companion in _companions)
        {
            _ = Candidates([companion]).Any(path => NativeLibrary.TryLoad(path, out _));
        }

        nint handle = 0;
        if (!Candidates(_fileNames).Any(path => NativeLibrary.TryLoad(path, out handle)))
        {
            throw new NativeDependencyException($"{Name} ({_fileNames[0]}) was not found; run 'make setup' to install it.");
        }

        string found;
        try
        {
            found = _version(handle);
        }
        catch (EntryPointNotFoundException wrong)
        {
            throw new NativeDependencyException($"{_fileNames[0]} is not {Name}: it lacks its version function; run 'make setup' to install the right one.", wrong);
        }

        return Version.TryParse(found.TrimStart('v').Split('-')[0], out Version? version) && version >= _least
            ? (handle, found.TrimStart('v'))
            : throw new NativeDependencyException($"{Name} {found} is too old, {_least} or later is needed; run 'make setup' to install it.");
    }

    private static IEnumerable<string> Candidates(string[] fileNames)
    {
        foreach (string folder in Folders())
        {
            foreach (string file in fileNames.Select(name => Path.Combine(folder, name)).Where(File.Exists))
            {
                yield return file;
            }
        }

        foreach (string name in fileNames)
        {
            yield return name;
        }
    }

    private static IEnumerable<string> Folders()
    {
        if (Environment.GetEnvironmentVariable("MAINSPRING_NATIVE") is { Length: > 0 } chosen)
        {
            yield return chosen;
        }

        yield return Path.Combine(AppContext.BaseDirectory, "native");
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, ".native", "lib");
        }
    }

    private string? LoadedFrom()
    {
        const string maps = "/proc/self/maps";
        return File.Exists(maps)
            ? File.ReadLines(maps).Select(line => line[(line.LastIndexOf(' ') + 1)..]).FirstOrDefault(path => path.StartsWith('/') && _fileNames.Any(name => Path.GetFileName(path).StartsWith(name.Split('.')[0], StringComparison.Ordinal)))
            : null;
    }

    private static string Text(nint utf8) => Marshal.PtrToStringUTF8(utf8) ?? "";
}

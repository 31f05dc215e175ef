using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;

namespace Mainspring.Lifecycle.Datasets.Preparing;

/// <summary>How the data of the project is made of other data, by SQL that runs before each training.</summary>
public sealed record PrepareSection
{
    /// <summary>The key in the project file.</summary>
    public static ProjectSection<PrepareSection> Section { get; } = new(
        "prepare",
        new RecordShape<PrepareSection>(new())
            .Field("inputs", new MapShape<string>(new TextShape()), s => s.Inputs.Count == 0 ? null : s.Inputs, (s, v) => s with { Inputs = v }, "What the SQL may read: a name for each file, pattern, version (telco@3) or place (https://, s3://, gs://, postgres://).")
            .Field("sql", new ListShape<string>(new TextShape()), s => s.Sql.Count == 0 ? null : s.Sql, (s, v) => s with { Sql = v }, "The .sql files in their order, or a pattern such as sql/*.sql, whose files are taken by name. The rows of a file's last SELECT are a table called as the file; those of the last file are the output.")
            .Field("parameters", new MapShape<string>(new TextShape(mayBeBlank: true)), s => s.Parameters.Count == 0 ? null : s.Parameters, (s, v) => s with { Parameters = v }, "Values for $name in the SQL: dates, moments, numbers, true and false, or texts.")
            .Field("output", new TextShape(), s => s.Output, (s, v) => s with { Output = v }, "The file to write: .parquet, .csv, .tsv or .jsonl, from the folder of the project file. Named by data.source, it is what is learned from.")
            .Value("memory_mb", new IntegerShape(64, 1 << 20), s => s.MemoryMb == DefaultMemoryMb ? null : s.MemoryMb, (s, v) => s with { MemoryMb = v }, "Memory in megabytes; what needs more goes to the disk, or fails. Default: 1024.")
            .Value("timeout", new DurationShape(), s => s.Timeout == DefaultTimeout ? null : s.Timeout, (s, v) => s with { Timeout = v }, "How long it may take. Default: 10m."),
        new(),
        "How the data is made of other data by SQL, before each training.");

    private const int DefaultMemoryMb = 1024;

    private static TimeSpan DefaultTimeout => TimeSpan.FromMinutes(10);

    /// <summary>Whether the project has such a section.</summary>
    public bool IsDeclared => Sql.Count > 0 || Output is not null || Inputs.Count > 0;

    /// <summary>What the SQL may read, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Inputs { get; init; } = [];

    /// <summary>The files, or patterns of files, in their order.</summary>
    public IReadOnlyList<string> Sql { get; init; } = [];

    /// <summary>Values of parameters by name, as text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>The file to write, as written; null when the section is not there.</summary>
    public string? Output { get; init; }

    /// <summary>Memory in megabytes.</summary>
    public int MemoryMb { get; init; } = DefaultMemoryMb;

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;
}

using Mainspring.Data.Csv;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Projects.Shapes;
using Mainspring.Lifecycle.Sources.Checks;

namespace Mainspring.Lifecycle.Sources;

/// <summary>Where the rows come from. Written <c>data: file.csv</c> for short.</summary>
public sealed record DataSection
{
    /// <summary>The key in the project file.</summary>
    public static ProjectSection<DataSection> Section { get; } = new(
        "data",
        new RecordShape<DataSection>(new())
            .Field("source", new TextShape(), s => s.Source, (s, v) => s with { Source = v }, "File to learn from, or a pattern such as drop/*.csv, from the folder of the project file; a version of a data set such as telco@3; or a place: https://, s3://, gs://, postgres://host/database/table. The format follows from the name: csv, tsv, parquet, jsonl, each also gzipped.", required: true)
            .Field("query", new TextShape(), s => s.Query, (s, v) => s with { Query = v }, "What to ask the database that the source names, instead of a table.")
            .Value("keep", new BooleanShape(), s => s.Keep ? null : false, (s, v) => s with { Keep = v }, "Whether a training keeps its data as a version of a data set, so that its run can be made again. Default: true.")
            .Field("id", new ListShape<string>(new TextShape()), s => s.Id, (s, v) => s with { Id = v }, "Columns that identify a row; never features. Default: columns that look like identifiers.")
            .Field("null_values", new ListShape<string>(new TextShape(mayBeBlank: true)), s => s.NullValues, (s, v) => s with { NullValues = v }, "Texts that mean missing, besides blank ones. Default: NA, N/A, NaN, null, None.")
            .Field("delimiter", new ChoiceShape<string>((",", ","), (";", ";"), ("|", "|"), ("tab", "tab")), s => s.Delimiter, (s, v) => s with { Delimiter = v }, "What stands between two fields. Default: found out from the file.")
            .Value("encoding", new ChoiceShape<TextEncoding>(("utf-8", TextEncoding.Utf8), ("utf-16", TextEncoding.Utf16), ("utf-16be", TextEncoding.Utf16BigEndian), ("latin-1", TextEncoding.Latin1), ("windows-1252", TextEncoding.Windows1252)), s => s.Encoding, (s, v) => s with { Encoding = v }, "Encoding of text files. Default: UTF-8, or UTF-16 when the file looks so.")
            .Field("checks", new ListShape<DataCheck>(new DataCheckShape()), s => s.Checks, (s, v) => s with { Checks = v }, "What must be true of the data before every training and every batch: rules such as row_count >= 1000 or unique(id), each with ': warn' to let the data pass. Default: none.")
            .Short("source")
            .Later("type", "path", "format", "timestamp", "window", "watch", "settle"),
        new(),
        "Where the rows come from.",
        required: true);

    /// <summary>A file, pattern, version or place, as written.</summary>
    public string Source { get; init; } = "";

    /// <summary>What to ask a database; null for the table that the source names, and for every other source.</summary>
    public string? Query { get; init; }

    /// <summary>Whether a training keeps its data as a version of a data set.</summary>
    public bool Keep { get; init; } = true;

    /// <summary>Columns that identify a row; null to find them.</summary>
    public IReadOnlyList<string>? Id { get; init; }

    /// <summary>Texts that mean missing, besides blank ones; null for the usual ones.</summary>
    public IReadOnlyList<string>? NullValues { get; init; }

    /// <summary>What stands between two fields, <c>tab</c> for a tab; null to find out.</summary>
    public string? Delimiter { get; init; }

    /// <summary>The encoding; null to find out.</summary>
    public TextEncoding? Encoding { get; init; }

    /// <summary>What must be true of the data.</summary>
    public IReadOnlyList<DataCheck> Checks { get; init; } = [];

    /// <summary>The texts that mean missing: those of the file, or the usual ones.</summary>
    public NullSpellings Nulls => NullValues is null ? NullSpellings.Default : new(NullValues);

    /// <summary>How the table reader must read the source.</summary>
    /// <param name="types">Declared types by column.</param>
    public ReadOptions ToReadOptions(IReadOnlyDictionary<string, ColumnType> types) => new()
    {
        Columns = types,
        Nulls = Nulls,
        Csv = new() { Delimiter = Delimiter is null ? null : Delimiter == "tab" ? '\t' : Delimiter[0], Encoding = Encoding },
    };
}

using Mainspring.Data.Faults;
using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Sources.Checks;

namespace Mainspring.Lifecycle.Datasets.Checks;

/// <summary>The data contract of a project: the checks under <c>data.checks</c> and what <c>schema</c> declares, held against rows.</summary>
public static class DataChecks
{
    /// <summary>Runs every check; none stops the others.</summary>
    /// <param name="project">The project.</param>
    /// <param name="data">The rows.</param>
    /// <param name="now">What freshness is measured from.</param>
    /// <param name="cancellation">Looked at between checks.</param>
    public static CheckReport Run(ProjectFile project, CheckedData data, DateTimeOffset now, CancellationToken cancellation = default) =>
        Run([.. project.Section<DataSection>().Checks, .. DeclaredChecks.Of(project.Section<SchemaSection>())], data, now, cancellation);

    /// <summary>Runs some checks; none stops the others.</summary>
    /// <param name="checks">The checks.</param>
    /// <param name="data">The rows.</param>
    /// <param name="now">What freshness is measured from.</param>
    /// <param name="cancellation">Looked at between checks.</param>
    public static CheckReport Run(IReadOnlyList<DataCheck> checks, CheckedData data, DateTimeOffset now, CancellationToken cancellation = default)
    {
        var outcomes = new List<CheckOutcome>(checks.Count);
        foreach (DataCheck check in checks)
        {
            cancellation.ThrowIfCancellationRequested();
            outcomes.Add(CheckRunner.Run(check.Rule, data, now, cancellation));
        }

        CheckResult[] results = [.. checks.Zip(outcomes, (check, outcome) => outcome.ToResult(check, data))];
        return new(results.All(result => result.Passed || result.Severity == "warn"), data.Source, data.Table.RowCount, now, results) { Failing = [.. outcomes.Select(outcome => outcome.Rows)] };
    }

    /// <summary>Reads a file to be checked: with inferred types, so that a value of the wrong type breaks a check instead of stopping the reading.</summary>
    /// <param name="project">What is known of the file.</param>
    /// <param name="pathOrGlob">The file or pattern.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="DataFormatException">A file is missing or faulty.</exception>
    public static CheckedData Read(ProjectFile project, string pathOrGlob, CancellationToken cancellation = default)
    {
        Table table = TableReader.Read(pathOrGlob, project.Section<DataSection>().ToReadOptions(new Dictionary<string, ColumnType>()), cancellation);
        return Of(pathOrGlob, pathOrGlob, table);
    }

    /// <summary>Rows that were read from a file.</summary>
    /// <param name="source">What people call it.</param>
    /// <param name="pathOrGlob">Where it is.</param>
    /// <param name="table">Its rows.</param>
    public static CheckedData Of(string source, string pathOrGlob, Table table)
    {
        string[] files = [.. FileGlob.Find(pathOrGlob).Where(File.Exists)];
        return new(source, table, files.Length == 0 ? null : files.Max(file => new DateTimeOffset(File.GetLastWriteTimeUtc(file))), files.Length > 0 && DataFormats.Of(files[0]) == DataFormat.Csv ? 1 : 0);
    }
}

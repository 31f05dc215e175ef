using Mainspring.Data.Reading;
using Mainspring.Data.Tables;
using Mainspring.Lifecycle.Datasets.Samples;
using Mainspring.Lifecycle.Projects;
using Mainspring.Lifecycle.Sources;
using Mainspring.Lifecycle.Tests.Projects;

namespace Mainspring.Lifecycle.Tests.Datasets;

public sealed class SampleMergeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("samples-").FullName;

    [Fact]
    public void Samples_stand_below_the_rows_and_what_they_lack_is_missing()
    {
        File.WriteAllText(Path.Combine(_folder, "iris.csv"), "length,note,species\n1.5,\"a, b\",setosa\n2,,virginica\n");
        File.WriteAllText(Path.Combine(_folder, "project.yaml"), "name: iris\ndata: iris.csv\ntarget: species\n");
        ProjectFile project = new ProjectReader(TestProjects.Layout).Read(Path.Combine(_folder, "project.yaml"));
        string merged = Path.Combine(_folder, "merged", "iris.csv");

        SampleMerge.Write(project, new Snapshot(Path.Combine(_folder, "iris.csv"), "iris.csv", "iris.csv"), ["""{"species":"setosa","length":3.25}""", """{"note":"c","species":"virginica"}"""], merged).ShouldBe(4);

        Table table = TableReader.Read(merged);
        table.Columns.Select(column => column.Name).ShouldBe(["length", "note", "species"]);
        Enumerable.Range(0, 4).Select(row => string.Join('|', table.Columns.Select(column => column.Format(row)))).ShouldBe(["1.5|a, b|setosa", "2||virginica", "3.25||setosa", "|c|virginica"]);
        Directory.GetFiles(Path.GetDirectoryName(merged)!).ShouldBe([merged]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

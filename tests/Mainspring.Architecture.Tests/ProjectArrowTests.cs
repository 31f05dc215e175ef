using System.Xml.Linq;

namespace Mainspring.Architecture.Tests;

public sealed class ProjectArrowTests
{
    /// <summary>Which projects each project may use. A line may only name projects that stand above it.</summary>
    private static readonly (string Project, string[] MayUse)[] Arrows =
    [
        ("Data", []),
        ("Statistics", []),
        ("Charts", []),
        ("Pipelines", []),
        ("Client", []),
        ("Learning", ["Data", "Statistics"]),
        ("Lifecycle", ["Data", "Statistics", "Charts", "Learning", "Pipelines"]),
        ("Storage", ["Data", "Pipelines", "Lifecycle"]),
        ("Connectors", ["Data", "Lifecycle"]),
        ("Web", ["Data", "Statistics", "Charts", "Learning", "Pipelines", "Lifecycle"]),
        ("Server", ["Data", "Statistics", "Learning", "Pipelines", "Lifecycle", "Storage", "Connectors", "Client", "Web"]),
        ("Cli", ["Data", "Statistics", "Learning", "Pipelines", "Lifecycle", "Connectors", "Client", "Server"]),
    ];

    public static TheoryData<string, string[]> EachProject { get; } = [.. Arrows.Select(arrow => new TheoryDataRow<string, string[]>(arrow.Project, arrow.MayUse))];

    [Theory]
    [MemberData(nameof(EachProject))]
    public void A_project_uses_only_the_projects_that_its_arrows_name(string project, string[] mayUse) =>
        References(project).Except(mayUse).ShouldBeEmpty($"src/Mainspring.{project} uses a project that no arrow leads to.");

    [Fact]
    public void Every_project_has_its_arrows() =>
        Directory.EnumerateDirectories(Path.Combine(Checkout.Root, "src")).Select(folder => Path.GetFileName(folder)["Mainspring.".Length..])
            .ShouldBe(Arrows.Select(arrow => arrow.Project), ignoreOrder: true);

    [Fact]
    public void Arrows_lead_upwards_only()
    {
        for (int i = 0; i < Arrows.Length; i++)
        {
            Arrows[i].MayUse.Except(Arrows[..i].Select(arrow => arrow.Project)).ShouldBeEmpty(Arrows[i].Project);
        }
    }

    private static IEnumerable<string> References(string project) =>
        XDocument.Load(Path.Combine(Checkout.Root, "src", $"Mainspring.{project}", $"Mainspring.{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)["Mainspring.".Length..]);
}

using Mainspring.Server.Pipelines;

namespace Mainspring.Server.Tests.Pipelines;

public sealed class ProjectPathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-paths-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("project.yaml")]
    [InlineData("churn/project.yaml")]
    [InlineData("a%2e%2e/b.csv")]
    public void A_path_below_the_folder_is_taken(string text) => Refusal(text).ShouldBeNull();

    [Fact]
    public void An_absolute_path_below_the_folder_is_taken() => Refusal(Path.Combine(_folder, "project.yaml")).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("../project.yaml")]
    [InlineData("churn/../../project.yaml")]
    [InlineData("churn/./project.yaml")]
    [InlineData("churn\\..\\project.yaml")]
    [InlineData("a\0b")]
    [InlineData("/etc/passwd")]
    [InlineData(".mainspring/mainspring.db")]
    [InlineData(".mainspring")]
    public void A_path_that_leads_elsewhere_is_refused(string text) => Refusal(text).ShouldNotBeNull();

    [Fact]
    public void A_folder_with_a_similar_name_is_elsewhere() => Refusal(_folder + "-other/project.yaml").ShouldNotBeNull();

    [Fact]
    public void Links_are_not_followed_wherever_they_stand()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        File.CreateSymbolicLink(Path.Combine(_folder, "secret.csv"), "/etc/passwd");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "linked"), "/etc");
        File.CreateSymbolicLink(Path.Combine(_folder, "data/dangling.csv"), "/nowhere/at/all");

        Refusal("secret.csv").ShouldNotBeNull().ShouldContain("links are not followed");
        Refusal("linked/passwd").ShouldNotBeNull().ShouldContain("links are not followed");
        Refusal("data/dangling.csv").ShouldNotBeNull().ShouldContain("links are not followed");
    }

    private string? Refusal(string text) => ProjectPath.TryParse(_folder, Path.Combine(_folder, ".mainspring"), text, out _, out string? fault) ? null : fault;
}

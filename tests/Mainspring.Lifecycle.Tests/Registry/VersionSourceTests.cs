using Mainspring.Lifecycle.Artifacts;
using Mainspring.Lifecycle.Registry;
using Mainspring.Lifecycle.Tracking;

namespace Mainspring.Lifecycle.Tests.Registry;

public sealed class VersionSourceTests
{
    private const string Run = "0123456789abcdef0123456789abcdef";

    public static TheoryData<string, VersionSource> Known => new()
    {
        { $"mlflow-artifacts:/1/{Run}/artifacts/model", new VersionSource.Folder(ArtifactPath.Parse($"1/{Run}/artifacts/model")) },
        { "mlflow-artifacts:///1/model/", new VersionSource.Folder(ArtifactPath.Parse("1/model")) },
        { $"runs:/{Run}/model", new VersionSource.OfRun(RunId.Parse(Run), ArtifactPath.Parse("model")) },
        { $"runs:/{Run}", new VersionSource.OfRun(RunId.Parse(Run), null) },
        { $"models:/m-{Run}", new VersionSource.OfLoggedModel($"m-{Run}") },
        { "models:/churn/3", new VersionSource.OfVersion("churn", new VersionReference.Number(3)) },
        { "models:/churn@champion", new VersionSource.OfVersion("churn", new VersionReference.Alias("champion")) },
        { "s3://bucket/key", new VersionSource.Note() },
        { "gs://bucket/key", new VersionSource.Note() },
        { "https://host/path?query=1", new VersionSource.Note() },
        { "dbfs:/models/one", new VersionSource.Note() },
        { "mlflow-artifacts://host:5000/1/model", new VersionSource.Note() },
        { "prompt-template", new VersionSource.Note() },
        { "dummy-source", new VersionSource.Note() },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_source_is_read_by_its_scheme(string text, VersionSource expected)
    {
        VersionSource.TryParse(text, out VersionSource? source, out _).ShouldBeTrue();
        source.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("//host/share")]
    [InlineData(@"\\host\share")]
    [InlineData(@"C:\models")]
    [InlineData("C:/models")]
    [InlineData("file:///etc/passwd")]
    [InlineData("FILE:/etc/passwd")]
    [InlineData("file:etc")]
    [InlineData("~/.ssh/id")]
    [InlineData("models/one")]
    [InlineData("..")]
    [InlineData("./model")]
    [InlineData("%2e%2e/model")]
    [InlineData("%2Fetc%2Fpasswd")]
    [InlineData("%252fetc")]
    [InlineData("mlflow-artifacts:/")]
    [InlineData("mlflow-artifacts:/../secret")]
    [InlineData("mlflow-artifacts:/1/..%2f..%2fsecret")]
    [InlineData("mlflow-artifacts:/1/%2e%2e/secret")]
    [InlineData("mlflow-artifacts:/1/a%20b")]
    [InlineData("mlflow-artifacts://host/1/../../secret")]
    [InlineData("http://host/a/%252e%252e/%252e%252e/secret")]
    [InlineData("https://host/?x=../../secret")]
    [InlineData("s3://bucket/../other")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("mlflow-artifacts:/1/model?x")]
    [InlineData("mlflow-artifacts:/1/model#x")]
    [InlineData("mlflow-artifacts:/1/model;x")]
    [InlineData(@"s3://bucket\key")]
    [InlineData("http://host/%00")]
    [InlineData("runs:/short/model")]
    [InlineData($"runs:/{Run}/../other")]
    [InlineData("models:/churn")]
    [InlineData("models:/churn/a b")]
    [InlineData("line\nbreak")]
    public void A_source_that_could_lead_into_a_file_system_is_refused(string text)
    {
        VersionSource.TryParse(text, out VersionSource? source, out string? fault).ShouldBeFalse();
        source.ShouldBeNull();
        fault.ShouldNotBeNullOrEmpty();
    }
}

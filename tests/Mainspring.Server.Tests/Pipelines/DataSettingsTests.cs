using Mainspring.Server.Hosting;
using Mainspring.Server.Pipelines;

namespace Mainspring.Server.Tests.Pipelines;

public sealed class DataSettingsTests
{
    private static readonly ServerOptions Options = new() { Home = "/srv/projects/.mainspring" };

    [Theory]
    [InlineData("data.source", "telco@3")]
    [InlineData("data.source", "9f86d081")]
    [InlineData("data.source", "data/other.csv")]
    [InlineData("prepare.parameters.date", "2026-01-31")]
    [InlineData("train.seed", "7")]
    public void A_job_may_name_versions_files_of_projects_and_values(string key, string value) => Fault(key, value).ShouldBeNull();

    [Theory]
    [InlineData("data.source", "/etc/passwd")]
    [InlineData("data.source", "../../secret.csv")]
    [InlineData("data.source", "../.mainspring/mainspring.db")]
    [InlineData("data.source", "http://169.254.169.254/latest")]
    [InlineData("data.source", "s3://bucket/a.csv")]
    [InlineData("data.source", "postgres://db/crm/customers")]
    [InlineData("data.source", "file:///etc/passwd")]
    [InlineData("data", "{source: /etc/passwd}")]
    [InlineData("data.query", "SELECT 1")]
    [InlineData("prepare", "{sql: a.sql}")]
    [InlineData("prepare.inputs.x", "/etc/passwd")]
    [InlineData("prepare.output", "/srv/x.csv")]
    public void A_job_may_not_make_its_server_read_elsewhere(string key, string value) => Fault(key, value).ShouldNotBeNull();

    private static string? Fault(string key, string value) => DataSettings.FindFault(key, value, "/srv/projects/churn/project.yaml", Options);
}

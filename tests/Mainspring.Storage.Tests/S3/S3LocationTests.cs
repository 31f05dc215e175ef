using Mainspring.Compliance.S3;
using Mainspring.Lifecycle.Artifacts;
using Mainspring.Storage.S3;

namespace Mainspring.Storage.Tests.S3;

public sealed class S3LocationTests
{
    [Fact]
    public void A_location_names_bucket_prefix_and_server()
    {
        var location = S3Location.Parse("s3://models/team/a?endpoint=http://10.0.0.7:9000&region=eu-west-3", S3Server.Environment);

        (location.Bucket, location.Prefix, location.EndPoint!.AbsoluteUri, location.Region, location.PathStyle).ShouldBe(("models", "team/a/", "http://10.0.0.7:9000/", "eu-west-3", true));
        location.ToString().ShouldBe("s3://models/team/a/");
    }

    [Fact]
    public void The_environment_names_the_server_when_the_location_does_not()
    {
        static string? Environment(string name) => name is "MLFLOW_S3_ENDPOINT_URL" ? "http://127.0.0.1:1" : S3Server.Environment(name);

        S3Location.Parse("s3://models", Environment).EndPoint!.Port.ShouldBe(1);
        S3Location.Parse("s3://models", S3Server.Environment).EndPoint.ShouldBeNull();
        S3Location.Parse("s3://models", S3Server.Environment).PathStyle.ShouldBeFalse();
    }

    [Theory]
    [InlineData("s3://")]
    [InlineData("s3://ab")]
    [InlineData("http://models")]
    [InlineData("s3://key:secret@models")]
    [InlineData("s3://models/a//b")]
    [InlineData("s3://models?endpoint=file:///etc/passwd")]
    [InlineData("s3://models?secret=x")]
    public void What_is_no_location_is_refused(string url) => Should.Throw<FormatException>(() => S3Location.Parse(url, S3Server.Environment));

    [Fact]
    public void A_missing_key_is_named() =>
        Should.Throw<FormatException>(() => S3Location.Parse("s3://models", name => name == "AWS_ACCESS_KEY_ID" ? "x" : null)).Message.ShouldContain("AWS_SECRET_ACCESS_KEY");
}

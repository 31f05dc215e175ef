using Mainspring.Lifecycle.Sources;

namespace Mainspring.Lifecycle.Tests.Sources;

public sealed class SourceAddressTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mainspring-source-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("telco@3", "telco@3")]
    [InlineData("telco@v3", "telco@3")]
    [InlineData("telco@latest", "telco@latest")]
    [InlineData("a b.2@12", "a b.2@12")]
    public void A_version_is_a_name_and_a_number(string text, string expected) => SourceAddress.Parse(text, _folder).ShouldBeOfType<SourceAddress.Version>().ToString().ShouldBe(expected);

    [Fact]
    public void A_beginning_of_a_hash_means_the_version_with_these_bytes() =>
        SourceAddress.Parse("9f86d081", _folder).ShouldBe(new SourceAddress.Content("9f86d081"));

    [Theory]
    [InlineData("data.csv")]
    [InlineData("in/*.csv")]
    [InlineData("9f86d08")]
    [InlineData("a@b")]
    [InlineData("in/a@3")]
    public void Anything_else_is_a_path(string text) => SourceAddress.Parse(text, _folder).ShouldBe(new SourceAddress.Local(Path.Combine(_folder, text)));

    [Fact]
    public void A_file_that_is_there_is_meant_before_anything_else_of_its_name()
    {
        File.WriteAllText(Path.Combine(_folder, "telco@3"), "");
        SourceAddress.Parse("telco@3", _folder).ShouldBeOfType<SourceAddress.Local>();
    }

    [Theory]
    [InlineData("https://example.com/a.csv?X-Amz-Signature=secret", "https://example.com/a.csv")]
    [InlineData("s3://bucket/in/*.csv?endpoint=http://10.0.0.1:9000", "s3://bucket/in/*.csv")]
    [InlineData("gs://bucket/a.parquet", "gs://bucket/a.parquet")]
    [InlineData("postgres://me@db:5433/crm/public.customers?sslmode=require", "postgres://db:5433/crm/public.customers")]
    public void What_is_printed_holds_no_secret(string text, string expected) => SourceAddress.Parse(text, _folder).ToString().ShouldBe(expected);

    [Fact]
    public void A_password_comes_from_the_environment()
    {
        Should.Throw<SourceFailedException>(() => SourceAddress.Parse("postgres://me:s3cret@db/crm/t", _folder)).Message.ShouldSatisfyAllConditions(m => m.ShouldContain("PGPASSWORD"), m => m.ShouldNotContain("s3cret"));
        SourceAddress.Parse("postgres://me:s3cret@db/crm/t", _folder, written: "postgres://me:${PASSWORD}@db/crm/t").ToString().ShouldBe("postgres://db/crm/t");
    }

    [Fact]
    public void A_query_is_for_databases()
    {
        SourceAddress.Parse("postgres://db/crm", _folder, query: "SELECT 1,\n  2").ToString().ShouldBe("postgres://db/crm, SELECT 1, 2");
        Should.Throw<SourceFailedException>(() => SourceAddress.Parse("a.csv", _folder, query: "SELECT 1"));
    }

    [Theory]
    [InlineData("ftp://host/a.csv")]
    [InlineData("mysql://host/db/t")]
    public void Other_schemes_are_refused(string text) => Should.Throw<SourceFailedException>(() => SourceAddress.Parse(text, _folder)).Message.ShouldContain("postgres://");
}

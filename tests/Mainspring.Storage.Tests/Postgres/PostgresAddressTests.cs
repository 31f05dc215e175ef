using Mainspring.Storage.Postgres;

namespace Mainspring.Storage.Tests.Postgres;

public sealed class PostgresAddressTests
{
    [Theory]
    [InlineData("postgres://mainspring:p%40ss%2Fword@db.lan:6543/metadata", "postgres://db.lan:6543/metadata")]
    [InlineData("postgresql://db.lan/metadata?sslmode=verify-full&schema=ours", "postgres://db.lan:5432/metadata")]
    [InlineData("postgres://u@[::1]/m?connect_timeout=3", "postgres://[::1]:5432/m")]
    [InlineData("postgres:///m?host=/run/postgresql", "postgres:///run/postgresql:5432/m")]
    public void Prints_where_it_leads_and_never_the_password(string url, string printed) => PostgresAddress.Parse(url).ToString().ShouldBe(printed);

    [Theory]
    [InlineData("mysql://db.lan/metadata", "no address of a PostgreSQL database")]
    [InlineData("postgres://u:sec/secret@db.lan/metadata", "%XX")]
    [InlineData("postgres://u:secret@db.lan", "names no database")]
    [InlineData("postgres://u:secret@db.lan/a/b", "names no database")]
    [InlineData("postgres://u:secret@db.lan/m?sslmode=maybe", "disable, allow, prefer, require")]
    [InlineData("postgres://u:secret@db.lan/m?schema=a;b", "small letters")]
    [InlineData("postgres://u:secret@db.lan/m?connect_timeout=0", "seconds from 1 to 300")]
    [InlineData("postgres://u:secret@db.lan/m?pool=5", "unknown option 'pool'")]
    public void A_wrong_address_is_explained_without_the_password(string url, string reason)
    {
        string message = Should.Throw<FormatException>(() => PostgresAddress.Parse(url)).Message;

        message.ShouldContain(reason);
        message.ShouldNotContain("secret");
    }
}

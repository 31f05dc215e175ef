using Mainspring.Data.DuckDb;

namespace Mainspring.Data.Tests.DuckDb;

public sealed class SqlStatementTests
{
    [Fact]
    public void Semicolons_in_texts_names_and_comments_end_no_statement() => Texts("SELECT ';', \"a;b\", $$x;y$$, $t$;$t$ -- ;\n FROM t /* ; */; SELECT $a, $b;").ShouldBe(
        ["SELECT ';', \"a;b\", $$x;y$$, $t$;$t$ -- ;\n FROM t /* ; */", " SELECT $a, $b"]);

    [Fact]
    public void Blanks_and_comments_alone_are_no_statement() => Texts("\n-- nothing\n;; /* still nothing */ ; -- end").ShouldBeEmpty();

    [Fact]
    public void What_is_never_closed_goes_to_the_end() => Texts("SELECT 'a; b").ShouldBe(["SELECT 'a; b"]);

    [Fact]
    public void A_statement_knows_where_it_begins() => SqlStatement.Split("SELECT 1;SELECT 2").Select(statement => statement.Start).ShouldBe([0, 9]);

    private static IEnumerable<string> Texts(string script) => SqlStatement.Split(script).Select(statement => statement.Text);
}

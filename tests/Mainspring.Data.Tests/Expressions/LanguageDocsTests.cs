using System.Text.RegularExpressions;
using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Tests.Expressions;

/// <summary>What docs/features.md says of the language is so.</summary>
public sealed partial class LanguageDocsTests
{
    private static readonly string Page = File.ReadAllText(Checkout.File("docs/features.md"));

    public static TheoryData<string, string> Examples { get; } = [.. Rows("expression").Select(row => new TheoryDataRow<string, string>(row.Left, row.Right))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_has_the_value_that_is_told(string expression, string value) =>
        (Expression.Parse(expression).Compile(new TableSchema([])).Over(new Table([new IntegerColumn("row", [1])]), "value").Format(0) ?? "missing").ShouldBe(value);

    [Fact]
    public void Every_function_stands_there_as_the_program_knows_it() =>
        Rows("function").ShouldBe(ExpressionFunction.All.Select(function => (function.Usage, function.Meaning)));

    /// <summary>The rows of the table whose first column is called so.</summary>
    private static IEnumerable<(string Left, string Right)> Rows(string head)
    {
        string table = Page[Page.IndexOf($"| {head} |", StringComparison.Ordinal)..];
        return Row().Matches(table[..table.IndexOf("\n\n", StringComparison.Ordinal)]).Select(match => (match.Groups["left"].Value, match.Groups["right"].Value));
    }

    [GeneratedRegex(@"^\| `(?<left>.+)` \| (?<right>.+) \|$", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}

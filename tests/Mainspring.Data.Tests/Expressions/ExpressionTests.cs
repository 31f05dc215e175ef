using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Tests.Expressions;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1 + 2 * 3 - 4 / 8", "6.5")]
    [InlineData("(1 + 2) * -x", "-22.5")]
    [InlineData("`Gr Liv Area` * 20%", "300")]
    [InlineData("x > 7 and not n >= 0", "true")]
    [InlineData("x = 7.5 or unknown", "true")]
    [InlineData("x != 7.5 and unknown", "false")]
    [InlineData("size in ['1 RK', \"2 BHK\"]", "true")]
    [InlineData("at >= \"2024-03-01\"", "true")]
    [InlineData("2 in [1, 3]", "false")]
    public void Operators_bind_as_in_mathematics(string expression, string expected) => Sample.Of(expression).ShouldBe(expected);

    [Theory]
    [InlineData("x + no")]
    [InlineData("no > 1")]
    [InlineData("max(no, 1)")]
    [InlineData("pow(no, 0)")]
    [InlineData("unknown and true")]
    [InlineData("not unknown")]
    [InlineData("if(unknown, 1, 2)")]
    [InlineData("length(nothing)")]
    [InlineData("concat(size, nothing)")]
    [InlineData("year(never)")]
    [InlineData("nothing == \"a\"")]
    [InlineData("nothing in [\"a\"]")]
    [InlineData("if(true, missing, 1)")]
    public void Missing_values_make_the_result_missing(string expression) => Sample.Of(expression).ShouldBeNull();

    [Theory]
    [InlineData("1 / 0")]
    [InlineData("0 / 0")]
    [InlineData("log(0)")]
    [InlineData("log1p(-1)")]
    [InlineData("sqrt(-1)")]
    [InlineData("exp(1000)")]
    [InlineData("1e308 * 10")]
    [InlineData("mod(1, 0)")]
    [InlineData("pow(0, -1)")]
    [InlineData("clip(1, 3, 2)")]
    public void What_is_no_finite_number_is_missing(string expression) => Sample.Of(expression).ShouldBeNull();

    [Theory]
    [InlineData("1 + ", 4, "a value is expected, not the end", null)]
    [InlineData("1 + (2", 6, "')' for the '(' at character 5 is expected, not the end", null)]
    [InlineData("x ^ 2", 2, "'^' has no meaning here", "write pow(x, 2)")]
    [InlineData("x % 2", 2, "an operator or the end is expected, not '%'", "write mod(a, b) for the remainder")]
    [InlineData("1 < x < 9", 6, "comparisons do not chain", "write a < b and b < c")]
    [InlineData("size <> \"a\"", 5, "'<>' has no meaning here", "write !=")]
    [InlineData("cliip(x, 1, 2)", 0, "there is no function 'cliip'", "did you mean 'clip'?")]
    [InlineData("x + siez", 4, "there is no column 'siez'", "did you mean 'size'?")]
    [InlineData("x + size", 4, "a number is needed here, and this is a text", "number(x) reads a text that is one number, first_number(x) the first in a text")]
    [InlineData("x > 1 and n", 10, "true or false is needed here, and this is a number", "compare it: x > 0")]
    [InlineData("clip(x, 1)", 0, "clip takes 3 arguments, not 2", "write clip(x, low, high)")]
    [InlineData("at > \"soon\"", 5, "\"soon\" is no moment", "write it as \"2026-03-01\" or \"2026-03-01T12:30:00Z\"")]
    [InlineData("size < \"b\"", 0, "texts have no order", "compare them with == or !=, or make numbers of them")]
    [InlineData("x == missing", 5, "nothing is equal to missing", "write is_missing(x) or not is_missing(x)")]
    [InlineData("\"a", 0, "the quote is never closed", null)]
    [InlineData("2nd + 1", 0, "'2nd' is no number", "a column of that name stands in backticks: `2nd`")]
    [InlineData("bucket(x, [3, 2])", 10, "edges ascend, each once", "write bucket(x, [10, 20, 30])")]
    [InlineData("hour(at, \"Mars/Base\")", 9, "there is no time zone 'Mars/Base' on this machine", "zones are named as in \"Asia/Kolkata\", \"Europe/Berlin\", \"UTC\"")]
    [InlineData("if(yes, 1, size)", 11, "a number is needed here as before, and this is a text", "write if(condition, then, else)")]
    public void A_fault_says_where_it_is_and_what_to_write(string expression, int position, string message, string? hint) =>
        (Sample.FaultOf(expression) is var fault).ShouldBe(fault.Position == position && fault.Message == message && fault.Hint == hint, fault.ToString());

    [Theory]
    [InlineData("matches(size, \"(a\")")]
    [InlineData("matches(size, \"(?=a)\")")]
    [InlineData("regex_extract(size, \"(a)\\1\")")]
    public void Patterns_that_are_wrong_or_could_take_long_are_refused(string expression) => Sample.FaultOf(expression).Message.ShouldStartWith("the pattern is not understood");

    [Fact]
    public void Nesting_without_an_end_is_refused()
    {
        Sample.FaultOf(new string('(', 5000) + "1").Message.ShouldBe("the expression is too deep");
        Sample.FaultOf(string.Concat(Enumerable.Repeat("not ", 2000)) + "yes").Message.ShouldBe("the expression is too deep");
        Sample.FaultOf(string.Join(" + ", Enumerable.Repeat("1", 2400))).Message.ShouldBe("the expression is too deep");
        Sample.FaultOf(new string('1', 20_000)).Message.ShouldContain("at most 10000 characters");
    }

    [Theory]
    [InlineData("a  +b*c", "a + b * c")]
    [InlineData("(a+b)*c", "(a + b) * c")]
    [InlineData("a-(b-c)", "a - (b - c)")]
    [InlineData("NOT (a OR b) And c", "not (a or b) and c")]
    [InlineData("'it''s' = `my col`", "\"it's\" == `my col`")]
    [InlineData("x IN [1,2.50]", "x in [1, 2.5]")]
    [InlineData("-(a*b)", "-(a * b)")]
    [InlineData("-a*b", "-a * b")]
    [InlineData("5%", "0.05")]
    [InlineData("`and`", "`and`")]
    [InlineData("(a < b) == (c < d)", "(a < b) == (c < d)")]
    public void The_canonical_text_has_one_form(string text, string canonical) => Expression.Parse(text).Text.ShouldBe(canonical);

    [Fact]
    public void The_canonical_text_of_any_tree_reads_back_to_it()
    {
        var random = new Random(3);
        for (int i = 0; i < 5000; i++)
        {
            string text = RandomExpression.Of(random, 5);
            string canonical = Expression.Parse(text).Text;
            Expression.Parse(canonical).Text.ShouldBe(canonical, text);
        }
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_a_place_inside_of_it()
    {
        var random = new Random(5);
        string[] pieces = ["a", "1", ".", "%", "(", ")", "[", "]", ",", "+", "-", "not", "in", "\"", "'", "`", "==", "<", ">", "if(", "é", "🦊", "1e", " ", "\0"];
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                _ = Expression.Parse(text);
            }
            catch (ExpressionException wrong)
            {
                wrong.Fault.Position.ShouldBeInRange(0, text.Length, text);
                (wrong.Fault.Position + wrong.Fault.Length).ShouldBeLessThanOrEqualTo(text.Length + 1, text);
            }
        }
    }

    [Fact]
    public void Numbers_are_evaluated_without_allocation()
    {
        CompiledExpression expression = Expression.Parse("if(x > 3 and not is_missing(n), log1p(x) / max(n, 1), first_number(size)) + bucket(x, [1, 2, 3])").Compile(Sample.Row.Schema);
        var row = new ExpressionRow();
        double sum = Evaluate();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            sum += Evaluate();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        sum.ShouldBe(101 * (2 + 3), 1e-9);

        double Evaluate()
        {
            row.Begin(expression.Columns.Count);
            row.SetNumber(0, double.NaN);
            row.SetNumber(0, 2.5 + 1);
            row.SetNumber(0, 3);
            row.SetText(7, "2 BHK"u8);
            return expression.Number(row);
        }
    }

    [Fact]
    public void A_column_that_the_table_lacks_is_missing()
    {
        CompiledExpression expression = Expression.Parse("coalesce(a, 1) + b").Compile([new("a", ExpressionType.Number), new("b", ExpressionType.Number)]);
        expression.Over(new Table([new IntegerColumn("b", [2, IntegerColumn.Missing])]), "c").ShouldBeOfType<RealColumn>().Values.ToArray().ShouldBe([3, double.NaN]);
        expression.Slots.ShouldBe([0, 1]);
        expression.Expression.Columns.ShouldBe(["a", "b"]);
    }
}

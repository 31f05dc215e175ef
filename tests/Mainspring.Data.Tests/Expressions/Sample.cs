using Mainspring.Data.Expressions;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Tests.Expressions;

/// <summary>A row with a value of each kind, and one of each that is missing.</summary>
internal static class Sample
{
    public static Table Row { get; } = new(
    [
        new RealColumn("x", [7.5]),
        new IntegerColumn("n", [-3]),
        new RealColumn("no", [double.NaN]),
        new BooleanColumn("yes", [1]),
        new BooleanColumn("unknown", [BooleanColumn.Missing]),
        new TimestampColumn("at", [1_709_339_400_000_000]),
        new TimestampColumn("never", [TimestampColumn.Missing]),
        new CategoryColumn("size", [0], ["2 BHK"]),
        new TextColumn("place", [" Électronic City, Phase II "]),
        new TextColumn("nothing", [null]),
        new RealColumn("Gr Liv Area", [1500]),
    ]);

    /// <summary>The result for the row as text; null when it is missing.</summary>
    public static string? Of(string expression) => Expression.Parse(expression).Compile(Row.Schema).Over(Row, "result").Format(0);

    public static ExpressionFault FaultOf(string expression) => Should.Throw<ExpressionException>(() => Expression.Parse(expression).Compile(Row.Schema)).Fault;
}

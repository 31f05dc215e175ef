using System.Globalization;
using Mainspring.Cli.CommandLine;
using Mainspring.Data.Tables;

namespace Mainspring.Cli.Simulating;

/// <summary>A change of the world: from some moment on a numeric column is larger or smaller by a factor than the data know it. What comes true stays as the data have it.</summary>
/// <param name="Column">The column.</param>
/// <param name="Factor">What its values are multiplied with.</param>
internal sealed record Drift(string Column, double Factor)
{
    /// <summary>Reads <c>column=factor</c>.</summary>
    /// <exception cref="CommandFailure">It is not written so, or there is no such numeric column.</exception>
    public static Drift Parse(string text, Table table)
    {
        string[] parts = text.Split('=', 2);
        bool isGood = double.TryParse(parts[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double factor) && double.IsFinite(factor) && parts.Length == 2;
        return isGood && table.Schema.IndexOf(parts[0]) >= 0 && table[parts[0]] is RealColumn or IntegerColumn
            ? new(parts[0], factor)
            : throw new CommandFailure(ExitCode.Usage, $"--drift is '{text}'; write a numeric column of the data and a factor, such as sqft=1.3.");
    }
}

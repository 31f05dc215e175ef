using System.Text;
using Mainspring.Data.Tables;
using Mainspring.Learning.Features;

namespace Mainspring.Lifecycle.Predictions.Masking;

/// <summary>A column whose values the prediction log may not have.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type, which says which texts are the same value.</param>
/// <param name="IsDropped">Whether nothing of a value is kept; else its hash is.</param>
internal sealed record MaskedColumn(string Name, ColumnType Type, bool IsDropped)
{
    /// <summary>The name in UTF-8.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Name);

    /// <summary>The column as several models mark it: the strictest counts.</summary>
    public static MaskedColumn Of(IGrouping<string, InputColumn> marks, bool canHash) =>
        new(marks.Key, marks.First().Type, !canHash || marks.Any(column => column.Logging == ValueLogging.Dropped));
}

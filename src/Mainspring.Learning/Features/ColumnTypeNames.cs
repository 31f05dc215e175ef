using Mainspring.Data.Tables;

namespace Mainspring.Learning.Features;

/// <summary>The names of column types in model files.</summary>
internal static class ColumnTypeNames
{
    public static string Of(ColumnType type) => type.ToString().ToLowerInvariant();

    /// <exception cref="FormatException">There is no such type.</exception>
    public static ColumnType Parse(string name) =>
        Enum.GetValues<ColumnType>().Where(type => Of(type) == name).Select(type => (ColumnType?)type).FirstOrDefault() ?? throw new FormatException($"There is no column type '{name}'.");
}

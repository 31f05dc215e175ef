namespace Mainspring.Storage.Relational;

/// <summary>A parameter: its kind, and a <c>long</c>, <c>double</c>, <c>string</c>, <c>byte[]</c>, an array, or null.</summary>
internal readonly record struct SqlValue(SqlKind Kind, object? Value)
{
    public static SqlValue Of<T>(T value) => new(KindOf<T>.Kind, value switch
    {
        bool flag => flag ? 1L : 0L,
        int number => (long)number,
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        double.NaN => throw NoNaN(),
        _ => value,
    });

    public static ArgumentException NoNaN() => new("A column has no NaN; keep it as 0 with a flag in a column of its own.");

    /// <summary>The kind of a type, worked out once for each type.</summary>
    private static class KindOf<T>
    {
        public static readonly SqlKind Kind = (Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T)) switch
        {
            Type type when type == typeof(long) || type == typeof(int) || type == typeof(bool) || type == typeof(DateTimeOffset) => SqlKind.Integer,
            Type type when type == typeof(double) => SqlKind.Real,
            Type type when type == typeof(string) => SqlKind.Text,
            Type type when type == typeof(byte[]) => SqlKind.Bytes,
            Type type => throw new NotSupportedException($"A {type.Name} has no form in the database: write it as a number or a text."),
        };
    }
}

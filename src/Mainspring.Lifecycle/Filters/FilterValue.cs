using System.Collections.Immutable;
using System.Globalization;

namespace Mainspring.Lifecycle.Filters;

/// <summary>What stands on the right of a comparison. Its text form reads back as the same value.</summary>
public abstract record FilterValue
{
    private FilterValue()
    {
    }

    /// <summary>A text.</summary>
    public sealed record Text(string Value) : FilterValue
    {
        /// <inheritdoc/>
        public override string ToString() => FilterQuoting.Text(Value);
    }

    /// <summary>A finite number.</summary>
    public sealed record Number(double Value) : FilterValue
    {
        /// <inheritdoc/>
        public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The texts of <c>IN</c> and <c>NOT IN</c>, at least one.</summary>
    public sealed record Texts(ImmutableArray<string> Values) : FilterValue
    {
        /// <inheritdoc/>
        public bool Equals(Texts? other) => other is not null && Values.SequenceEqual(other.Values);

        /// <inheritdoc/>
        public override int GetHashCode() => Values.Length == 0 ? 0 : HashCode.Combine(Values.Length, Values[0]);

        /// <inheritdoc/>
        public override string ToString() => $"({string.Join(", ", Values.Select(FilterQuoting.Text))})";
    }

    /// <summary>Nothing: the comparison is <c>IS NULL</c> or <c>IS NOT NULL</c>.</summary>
    public sealed record Nothing : FilterValue
    {
        /// <inheritdoc/>
        public override string ToString() => "";
    }
}

using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Mainspring.Lifecycle.Tracing.Search;

/// <summary>A place in a list of traces. Traces that come later do not move it.</summary>
/// <param name="Skip">How many traces came before.</param>
/// <param name="Newest">The number of the newest trace when the first page was read; later ones are left out.</param>
public sealed record TraceCursor(long Skip, long Newest)
{
    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TraceCursor? cursor)
    {
        cursor = null;
        if (text is null or { Length: 0 or > 100 } || !Base64Url.IsValid(text))
        {
            return false;
        }

        string[] parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        cursor = parts is [string skip, string newest]
            && long.TryParse(skip, NumberStyles.None, CultureInfo.InvariantCulture, out long skipped)
            && long.TryParse(newest, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? new(skipped, number)
            : null;
        return cursor is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Skip}.{Newest}")));
}

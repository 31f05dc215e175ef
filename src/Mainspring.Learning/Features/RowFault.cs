using System.Globalization;

namespace Mainspring.Learning.Features;

/// <summary>Why a record cannot be scored, or what is worth a warning in it.</summary>
/// <param name="Record">The position among the records of the request, from 0; -1 for a record that stands alone.</param>
/// <param name="Column">The column.</param>
/// <param name="Message">One sentence that begins behind the column's name: <c>must be a number, not the text "many".</c></param>
public sealed record RowFault(int Record, string Column, string Message)
{
    /// <summary>Where it stands in the request, as a JSON pointer (RFC 6901): <c>/records/0/tenure</c>, or <c>/tenure</c> for a record that stands alone.</summary>
    public string Pointer
    {
        get
        {
            string name = Column.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            return Record < 0 ? $"/{name}" : string.Create(CultureInfo.InvariantCulture, $"/records/{Record}/{name}");
        }
    }
}

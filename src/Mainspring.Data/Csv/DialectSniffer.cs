using System.Buffers.Text;

namespace Mainspring.Data.Csv;

/// <summary>Guesses a dialect from UTF-8 text without byte order mark.</summary>
internal static class DialectSniffer
{
    private const int MaxRecords = 100;

    public static CsvDialect Sniff(ReadOnlySpan<byte> text, bool isWhole)
    {
        byte recordEnd = text.Contains((byte)'\n') || !text.Contains((byte)'\r') ? (byte)'\n' : (byte)'\r';
        byte[] bytes = [.. text];
        var best = new CsvDialect { RecordEnd = recordEnd };
        double bestScore = 0;
        foreach (byte delimiter in ",;\t|"u8)
        {
            CsvDialect candidate = best with { Delimiter = delimiter };
            double score = Score(bytes, candidate, isWhole);
            if (score > bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return best with { HasHeader = HasHeader(bytes, best) };
    }

    /// <summary>The share of records that have as many fields as the first, weighed by that number; 0 for one field.</summary>
    private static double Score(byte[] text, CsvDialect dialect, bool isWhole)
    {
        var counts = new List<int>();
        using (var reader = new CsvReader(text, dialect))
        {
            while (counts.Count < MaxRecords && reader.ReadRecord())
            {
                counts.Add(reader.FieldCount);
            }
        }

        if (!isWhole && counts.Count is > 1 and < MaxRecords)
        {
            counts.RemoveAt(counts.Count - 1);
        }

        if (counts.Count == 0 || counts[0] < 2)
        {
            return 0;
        }

        double agreeing = (double)counts.Count(c => c == counts[0]) / counts.Count;
        return (agreeing * agreeing * 1000) + Math.Min(counts[0], 500);
    }

    /// <summary>
    /// False when a field of the first record is a number that no name would be. Years, and numbers that count the columns, may be names.
    /// </summary>
    private static bool HasHeader(byte[] text, CsvDialect dialect)
    {
        using var reader = new CsvReader(text, dialect);
        if (!reader.ReadRecord())
        {
            return true;
        }

        for (int i = 0; i < reader.FieldCount; i++)
        {
            ReadOnlySpan<byte> field = reader.Field(i).Trim((byte)' ');
            if (Utf8Parser.TryParse(field, out double number, out int used) && used == field.Length && double.IsFinite(number) && !CouldBeName(number, i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CouldBeName(double number, int position) => number is >= 1900 and <= 2100 && number == Math.Floor(number) || number == position || number == position + 1;
}

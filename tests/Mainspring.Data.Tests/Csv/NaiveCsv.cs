namespace Mainspring.Data.Tests.Csv;

/// <summary>The rules of the reader written one character at a time, to be compared with.</summary>
internal static class NaiveCsv
{
    public static List<(long Row, string[] Fields)> Parse(string text, char delimiter)
    {
        var records = new List<(long, string[])>();
        int at = 0;
        for (long row = 1; at < text.Length; row++)
        {
            List<string> fields = Record(text, ref at, delimiter, out bool isBlank);
            if (!isBlank)
            {
                records.Add((row, [.. fields]));
            }
        }

        return records;
    }

    private static List<string> Record(string text, ref int at, char delimiter, out bool isBlank)
    {
        var fields = new List<string>();
        int start = at;
        while (true)
        {
            string field = at < text.Length && text[at] == '"' ? Quoted(text, ref at, delimiter) : Plain(text, ref at, delimiter);
            fields.Add(field);
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                continue;
            }

            isBlank = fields.Count == 1 && text[start..at] is "" or "\r";
            at++;
            return fields;
        }
    }

    private static string Plain(string text, ref int at, char delimiter)
    {
        int start = at;
        while (at < text.Length && text[at] != delimiter && text[at] != '\n')
        {
            at++;
        }

        string field = text[start..at];
        bool endsRecord = at == text.Length || text[at] == '\n';
        return endsRecord && field.EndsWith('\r') ? field[..^1] : field;
    }

    private static string Quoted(string text, ref int at, char delimiter)
    {
        int start = at++;
        while (at < text.Length)
        {
            if (text[at] != '"')
            {
                at++;
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                at += 2;
            }
            else
            {
                at++;
                Plain(text, ref at, delimiter);
                string raw = text[start..at];
                raw = raw.EndsWith('\r') && (at == text.Length || text[at] == '\n') ? raw[..^1] : raw;
                return Value(raw);
            }
        }

        return Value(text[start..]);
    }

    private static string Value(string raw) => raw.Length > 1 && raw[^1] == '"' ? raw[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : raw;
}

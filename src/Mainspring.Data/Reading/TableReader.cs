using Mainspring.Data.Faults;
using Mainspring.Data.Tables;

namespace Mainspring.Data.Reading;

/// <summary>
/// Reads files into a table. Types that are not declared follow the values: whole numbers are Integer, numbers Real, true/false
/// Boolean, ISO dates Timestamp, text from few values Category, other text Text. Only missing values: Real.
/// </summary>
public static class TableReader
{
    /// <summary>Reads one file, or all files of a pattern, which must have the same columns.</summary>
    /// <param name="pathOrGlob">A path, possibly with <c>*</c>, <c>?</c> and <c>**</c>.</param>
    /// <param name="options">What is known of the files.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="DataFormatException">A file is missing or faulty; it carries the first faults found, each with file, row and column.</exception>
    public static Table Read(string pathOrGlob, ReadOptions? options = null, CancellationToken cancellation = default) =>
        ReadWithBlanks(pathOrGlob, options, cancellation).Table;

    /// <summary>As <see cref="Read"/>, with the number of values, by column, that were blanks and are missing for that.</summary>
    public static (Table Table, IReadOnlyDictionary<string, long> Blanks) ReadWithBlanks(string pathOrGlob, ReadOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= ReadOptions.Default;
        IReadOnlyList<string> files = FileGlob.Find(pathOrGlob);
        try
        {
            FileReading reading = (options.Format ?? DataFormats.Of(files[0])) switch
            {
                DataFormat.Parquet => new ParquetReading(files, options, cancellation),
                DataFormat.JsonLines => new JsonLinesReading(files, options, cancellation),
                _ => new DelimitedReading(files, options, cancellation),
            };
            Table table = reading.Read();
            return (table, reading.Blanks);
        }
        catch (InvalidDataException damaged)
        {
            throw new DataFormatException(new DataFault(pathOrGlob, 0, null, FaultCodes.WrongFormat, $"the file cannot be read: {damaged.Message}"));
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new DataFormatException(new DataFault(pathOrGlob, 0, null, FaultCodes.NoSuchFile, $"the file may not be read: {denied.Message}"));
        }
    }
}

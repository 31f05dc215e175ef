using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Mainspring.Data.DuckDb;
using Mainspring.Lifecycle.Predictions.Journal;

namespace Mainspring.Lifecycle.Predictions.Sealing;

/// <summary>Adds journal records to a table of <see cref="SealedColumns"/>.</summary>
internal sealed class SealedRows : IDisposable
{
    private readonly DuckConnection _connection;
    private readonly DuckAppender _appender;
    private int _row;

    /// <summary>Makes the table.</summary>
    public SealedRows(DuckConnection connection, string table)
    {
        _connection = connection;
        Table = table;
        connection.Execute($"CREATE OR REPLACE TEMP TABLE {table} ({SealedColumns.Definition})");
        _appender = connection.Append(table, SealedColumns.Types);
    }

    /// <summary>The name of the table.</summary>
    public string Table { get; }

    /// <summary>The number of predictions.</summary>
    public long Rows { get; private set; }

    /// <summary>The smallest id.</summary>
    public long FirstId { get; private set; }

    /// <summary>The largest id.</summary>
    public long LastId { get; private set; }

    /// <summary>Whether a request carried an id.</summary>
    public bool HasRequestIds { get; private set; }

    /// <summary>Adds the predictions of one record.</summary>
    /// <param name="firstId">The id of the first prediction.</param>
    /// <param name="head">The fixed part of the payload.</param>
    /// <param name="source">Who answered.</param>
    /// <param name="rest">A reader that stands behind the source.</param>
    public void Add(long firstId, ReadOnlySpan<byte> head, KnownSource source, PayloadReader rest)
    {
        ReadOnlySpan<byte> requestId = rest.Text();
        ReadOnlySpan<byte> key = rest.Text();
        ReadOnlySpan<byte> warnings = rest.Text();
        int classes = head[1] == PayloadFormat.ClassShape ? source.ClassTexts.Length : 0;
        int count = BinaryPrimitives.ReadInt32LittleEndian(head[PayloadFormat.CountOffset..]);
        PayloadReader ahead = rest;
        for (int index = 0; index < count; index++)
        {
            ahead.Text();
            ahead.Take(classes == 0 ? sizeof(double) : SkipClass(ref ahead, classes));
        }

        PayloadExtensions extensions = PayloadDecoder.Extensions(ref ahead);
        List<Range> contributions = ContributionList.Find(extensions.Contributions);
        HasRequestIds |= !requestId.IsEmpty;
        FirstId = Rows == 0 ? firstId : FirstId;
        for (int index = 0; index < count; index++)
        {
            LastId = PredictionIdSource.At(firstId, index);
            SetRequest(firstId, head, source, requestId, key, warnings, extensions, index);
            SetText(SealedColumns.Input, rest.Text());
            SetText(SealedColumns.Contributions, index < contributions.Count ? extensions.Contributions[contributions[index]] : default);
            SetOutcome(ref rest, source, classes);
            Rows++;
            if (++_row == DuckAppender.ChunkRows)
            {
                _appender.Append(_row);
                _row = 0;
            }
        }
    }

    /// <summary>Puts everything into the table.</summary>
    public void Complete()
    {
        if (_row > 0)
        {
            _appender.Append(_row);
            _row = 0;
        }

        _appender.Complete();
    }

    public void Dispose()
    {
        _appender.Dispose();
        _connection.Execute($"DROP TABLE {Table}");
    }

    private static int SkipClass(ref PayloadReader ahead, int classes)
    {
        ahead.Varint();
        return classes * sizeof(double);
    }

    private void SetRequest(
        long firstId, ReadOnlySpan<byte> head, KnownSource source, ReadOnlySpan<byte> requestId, ReadOnlySpan<byte> key, ReadOnlySpan<byte> warnings, PayloadExtensions extensions, int index)
    {
        Set(SealedColumns.PredictionId, LastId);
        Set(SealedColumns.RequestFirstId, firstId);
        Set(SealedColumns.At, BinaryPrimitives.ReadInt64LittleEndian(head[PayloadFormat.ArrivalOffset..]));
        SetText(SealedColumns.RequestId, requestId);
        SetText(SealedColumns.Key, key);
        _appender.SetText(SealedColumns.Endpoint, _row, source.Endpoint);
        _appender.SetText(SealedColumns.Variant, _row, source.Variant);
        _appender.SetText(SealedColumns.Model, _row, source.Model);
        Set(SealedColumns.Version, source.Source.Version);
        SetText(SealedColumns.Classes, source.Classes);
        SetNullable(SealedColumns.Reported, source.Source.ReportedClass);
        Set(SealedColumns.Latency, (long)BinaryPrimitives.ReadUInt32LittleEndian(head[PayloadFormat.LatencyOffset..]));
        Set(SealedColumns.Propensity, extensions.Propensity);
        SetNullable<long>(SealedColumns.ShadowOf, extensions.ShadowOf is { } answer ? PredictionIdSource.At(answer, index) : null);
        SetText(SealedColumns.Warnings, warnings);
    }

    private void SetOutcome(ref PayloadReader reader, KnownSource source, int classes)
    {
        if (classes == 0)
        {
            SetNullable<int>(SealedColumns.Class, null);
            SetText(SealedColumns.Prediction, default);
            Set(SealedColumns.Value, reader.Double());
            SetNullable<double>(SealedColumns.Probability, null);
            SetText(SealedColumns.Probabilities, default);
            return;
        }

        int predicted = (int)reader.Varint();
        ReadOnlySpan<byte> probabilities = reader.Take(classes * sizeof(double));
        int shown = source.Source.ReportedClass ?? predicted;
        if (predicted >= classes || shown >= classes)
        {
            throw new InvalidDataException($"A journal record names class {Math.Max(predicted, shown)} of {classes}.");
        }

        Set(SealedColumns.Class, predicted);
        _appender.SetText(SealedColumns.Prediction, _row, source.ClassTexts[predicted]);
        SetNullable<double>(SealedColumns.Value, null);
        Set(SealedColumns.Probability, MemoryMarshal.Read<double>(probabilities[(shown * sizeof(double))..]));
        _appender.SetText(SealedColumns.Probabilities, _row, probabilities);
    }

    private void Set<T>(int column, T value)
        where T : unmanaged => _appender.Values<T>(column)[_row] = value;

    private void SetNullable<T>(int column, T? value)
        where T : unmanaged
    {
        if (value is { } known)
        {
            Set(column, known);
        }
        else
        {
            _appender.SetNull(column, _row);
        }
    }

    private void SetText(int column, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            _appender.SetNull(column, _row);
        }
        else
        {
            _appender.SetText(column, _row, text);
        }
    }
}

using System.Text;
using Mainspring.Data.Csv;
using Mainspring.Data.Faults;
using Mainspring.Learning.Explanation;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;

namespace Mainspring.Lifecycle.Batch;

/// <summary>
/// Scores a delimited file in memory that does not grow with it. Each thread takes a block of whole records, reads, scores and formats it, and writes it
/// when its turn has come; so the blocks in memory are as many as the threads.
/// </summary>
internal sealed class CsvScoring : IDisposable
{
    private readonly Lock _reading = new();
    private readonly InOrder _writing = new();
    private readonly UnseenValues _unseen = new();
    private readonly CsvBlockReader _blocks;
    private readonly CsvFile _file;
    private readonly ResultFile _output;
    private readonly RejectedFile _rejected;
    private readonly CsvBlockScoring _scoring;
    private readonly byte[] _header;
    private CsvBlock? _first;
    private int _firstOffset;
    private long _firstRow;
    private long _nextNumber;
    private long _rows;
    private long _rejectedRows;

    public CsvScoring(Scorer scorer, CsvFile file, ResultFile output, RejectedFile rejected, int blockBytes, Explainer? explainer = null)
    {
        (_file, _output, _rejected) = (file, output, rejected);
        _blocks = new(file.Text, file.Dialect, blockBytes);
        try
        {
            (CsvHeader header, byte[] raw) = ReadHeader();
            InputSchema inputs = scorer.Model.Plan.Inputs;
            Warnings = Check(header, inputs);
            var text = new OutcomeText(scorer, file.Dialect, explainer is not null);
            RefuseTaken(header, OutcomeColumns.NamesOf(scorer.Model, explainer is not null));
            Columns = header.Names;
            _header = [.. raw, .. text.Header, file.Dialect.RecordEnd];
            _scoring = new(scorer, header, file.Dialect, _unseen, explainer);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The columns of the input.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What stands between two fields.</summary>
    public byte Delimiter => _file.Dialect.Delimiter;

    /// <summary>What is strange about the header.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>What is strange about the values, after the run.</summary>
    public IEnumerable<string> UnseenValues => _unseen.Sentences();

    /// <summary>Rows scored and written.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Rows rejected.</summary>
    public long RejectedRows => Interlocked.Read(ref _rejectedRows);

    /// <summary>Scores the whole file.</summary>
    /// <param name="threads">How many blocks are worked on at once.</param>
    /// <param name="written">Called after each block, by one thread at a time.</param>
    /// <param name="cancellation">Looked at once a block.</param>
    public async Task RunAsync(int threads, Action written, CancellationToken cancellation)
    {
        _output.Stream.Write(_header);
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () => Work(written, failed), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
        cancellation.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        _first?.Dispose();
        _blocks.Dispose();
    }

    private void Work(Action written, CancellationTokenSource failed)
    {
        try
        {
            while (!failed.IsCancellationRequested && Take(out long number, out int offset, out long firstRow) is { } block)
            {
                ScoredBlock scored;
                using (block)
                {
                    scored = _scoring.Score(block.Bytes[offset..], firstRow, checked((int)block.Rows));
                }

                using (scored)
                {
                    if (!_writing.Do(number, () => Write(scored, written)))
                    {
                        return;
                    }
                }
            }
        }
        catch
        {
            failed.Cancel();
            _writing.Break();
            throw;
        }

        if (failed.IsCancellationRequested)
        {
            _writing.Break();
        }
    }

    private CsvBlock? Take(out long number, out int offset, out long firstRow)
    {
        lock (_reading)
        {
            number = _nextNumber++;
            if (_first is { } first)
            {
                (_first, offset, firstRow) = (null, _firstOffset, _firstRow);
                return first;
            }

            CsvBlock? block = _blocks.Read();
            (offset, firstRow) = (0, block?.FirstRow ?? 0);
            return block;
        }
    }

    private void Write(ScoredBlock scored, Action written)
    {
        _output.Stream.Write(scored.Text);
        _rejected.Write(scored.Reasons);
        Interlocked.Add(ref _rows, scored.Rows);
        Interlocked.Add(ref _rejectedRows, scored.RejectedRows);
        written();
    }

    private (CsvHeader Header, byte[] Raw) ReadHeader()
    {
        _first = _blocks.Read();
        ReadOnlyMemory<byte> bytes = _first?.Bytes ?? default;
        using var reader = new CsvReader(bytes, _file.Dialect);
        CsvHeader header = CsvHeader.Read(reader, _file.Dialect, _file.Path);
        byte[] raw = reader.RawRecord.ToArray();
        int end = bytes.Span.IndexOf(raw) + raw.Length;
        int lineEnd = bytes.Span[end..].IndexOf(_file.Dialect.RecordEnd);
        (_firstOffset, _firstRow) = (lineEnd < 0 ? bytes.Length : end + lineEnd + 1, reader.RowNumber + 1);
        return (header, raw);
    }

    private static List<string> Check(CsvHeader header, InputSchema inputs)
    {
        IReadOnlyList<InputColumn> absent = new CsvCellReader(inputs, header.Names).AbsentColumns;
        var faults = new FaultList();
        foreach (InputColumn column in absent.Where(column => column.Required || absent.Count == inputs.Columns.Count))
        {
            faults.Add(new(header.File, 1, column.Name, FaultCodes.MissingColumn, column.Required ? "the model requires the column and the file lacks it." : "the file has none of the columns that the model reads; it lacks this one too."));
        }

        faults.ThrowIfAny();
        return absent.Count == 0 ? [] : [$"the file lacks {string.Join(", ", absent.Select(column => $"'{column.Name}'"))}; every value is taken as missing."];
    }

    private static void RefuseTaken(CsvHeader header, IReadOnlyList<string> names)
    {
        var faults = new FaultList();
        foreach (string name in names.Intersect(header.Names, StringComparer.Ordinal))
        {
            faults.Add(new(header.File, 1, name, FaultCodes.DuplicateHeader, "the file has a column of this name already, which the prediction would double; rename it or leave it out."));
        }

        faults.ThrowIfAny();
    }
}

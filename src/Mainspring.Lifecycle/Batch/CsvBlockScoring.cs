using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mainspring.Data.Csv;
using Mainspring.Data.Faults;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;

namespace Mainspring.Lifecycle.Batch;

/// <summary>Scores blocks of records: reads every cell, scores all rows at once, then writes each record as it was with the answer behind it. Safe for several threads.</summary>
internal sealed class CsvBlockScoring(Scorer scorer, CsvHeader header, CsvDialect dialect, UnseenValues unseen)
{
    private const int UnseenABlock = 100;

    private readonly CsvCellReader _cells = new(scorer.Model.Plan.Inputs, header.Names);
    private readonly OutcomeText _text = new(scorer, dialect);

    /// <summary>Scores one block.</summary>
    /// <param name="block">Whole records, no header.</param>
    /// <param name="firstRow">The number of the first record in its file.</param>
    /// <param name="rows">At least as many as the block has records.</param>
    public ScoredBlock Score(ReadOnlyMemory<byte> block, long firstRow, int rows)
    {
        double[] cells = ArrayPool<double>.Shared.Rent(rows * scorer.CellCount);
        float[] outputs = ArrayPool<float>.Shared.Rent(rows * scorer.OutputCount);
        var records = new (int Start, int Length)[rows];
        try
        {
            var report = new RowReport(int.MaxValue, UnseenABlock);
            var reasons = new List<RejectedRow>();
            int good = Read(block, firstRow, cells, records, report, reasons, out int rejected);
            unseen.Add(report.Unseen);
            scorer.Score(cells.AsSpan(0, good * scorer.CellCount), good, outputs);
            byte[] text = ArrayPool<byte>.Shared.Rent(block.Length + (good * (_text.MaxBytes + 1)));
            int length = Write(block.Span, records.AsSpan(0, good), outputs, text);
            return new(text, length, good, rejected, reasons);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(cells);
            ArrayPool<float>.Shared.Return(outputs);
        }
    }

    private int Read(ReadOnlyMemory<byte> block, long firstRow, double[] cells, (int Start, int Length)[] records, RowReport report, List<RejectedRow> reasons, out int rejected)
    {
        using var reader = new CsvReader(block, dialect, firstRow);
        int width = scorer.CellCount;
        int good = 0;
        rejected = 0;
        ref byte origin = ref MemoryMarshal.GetReference(block.Span);
        while (reader.ReadRecord())
        {
            if (reader.Problem != CsvProblem.None || reader.FieldCount != header.Names.Count)
            {
                DataFault fault = header.Fault(reader)!;
                reasons.Add(new(fault.Row, fault.Column, fault.Message));
                rejected++;
                continue;
            }

            int faults = report.FaultCount;
            _cells.Read(reader, cells.AsSpan(good * width, width), report);
            if (report.FaultCount > faults)
            {
                reasons.AddRange(report.Faults.Skip(faults).Select(fault => new RejectedRow(reader.RowNumber, fault.Column, fault.Message)));
                rejected++;
                continue;
            }

            ReadOnlySpan<byte> raw = reader.RawRecord;
            records[good++] = ((int)Unsafe.ByteOffset(ref origin, ref MemoryMarshal.GetReference(raw)), raw.Length);
        }

        return good;
    }

    private int Write(ReadOnlySpan<byte> block, ReadOnlySpan<(int Start, int Length)> records, ReadOnlySpan<float> outputs, Span<byte> text)
    {
        int outputCount = scorer.OutputCount;
        int length = 0;
        for (int row = 0; row < records.Length; row++)
        {
            (int start, int count) = records[row];
            block.Slice(start, count).CopyTo(text[length..]);
            length += count;
            length += _text.Write(outputs.Slice(row * outputCount, outputCount), text[length..]);
            text[length++] = dialect.RecordEnd;
        }

        return length;
    }
}

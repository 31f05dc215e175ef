using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Mainspring.Data.Csv;
using Mainspring.Data.Faults;
using Mainspring.Learning.Explanation;
using Mainspring.Learning.Features;
using Mainspring.Learning.Models;

namespace Mainspring.Lifecycle.Batch;

/// <summary>Scores blocks of records: reads every cell, scores all rows at once, then writes each record as it was with the answer behind it. Safe for several threads.</summary>
internal sealed class CsvBlockScoring(Scorer scorer, CsvHeader header, CsvDialect dialect, UnseenValues unseen, Explainer? explainer)
{
    private const int UnseenABlock = 100;

    private readonly CsvCellReader _cells = new(scorer.Model.Plan.Inputs, header.Names);
    private readonly OutcomeText _text = new(scorer, dialect, explainer is not null);

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
            double[] contributions = explainer is null ? [] : new double[good * explainer.Width];
            explainer?.Explain(cells.AsSpan(0, good * scorer.CellCount), good, contributions);
            byte[] text = ArrayPool<byte>.Shared.Rent(block.Length + (good * (_text.MaxBytes + 1)));
            int length = Write(block.Span, records.AsSpan(0, good), outputs, contributions, text);
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

    private int Write(ReadOnlySpan<byte> block, ReadOnlySpan<(int Start, int Length)> records, ReadOnlySpan<float> outputs, ReadOnlySpan<double> contributions, Span<byte> text)
    {
        int outputCount = scorer.OutputCount;
        int length = 0;
        for (int row = 0; row < records.Length; row++)
        {
            (int start, int count) = records[row];
            block.Slice(start, count).CopyTo(text[length..]);
            length += count;
            ReadOnlySpan<float> own = outputs.Slice(row * outputCount, outputCount);
            length += _text.Write(own, ReasonsOf(row, own, contributions), text[length..]);
            text[length++] = dialect.RecordEnd;
        }

        return length;
    }

    /// <summary>The contributions to the only output, or to that of the predicted class among several.</summary>
    private ReadOnlySpan<double> ReasonsOf(int row, ReadOnlySpan<float> outputs, ReadOnlySpan<double> contributions)
    {
        if (explainer is null)
        {
            return [];
        }

        int width = explainer.Columns.Count + 1;
        int output = explainer.Width == width ? 0 : scorer.Shape(outputs).Class;
        return contributions.Slice((row * explainer.Width) + (output * width), width);
    }
}

using System.Buffers;
using System.Diagnostics;

namespace Mainspring.Lifecycle.Serving.Batching;

/// <summary>
/// Lets requests that come while a model is at work share its next run. Nobody waits for company: who finds the model idle is scored at once, and whoever ends a run hands over to
/// all that wait by then, up to a number of rows. So a request waits for the run that is under way and for the rows before its own, and for nothing else.
/// </summary>
/// <param name="run">Scores rows of cells.</param>
/// <param name="cells">Cells a row.</param>
/// <param name="outputs">Outputs a row.</param>
internal sealed class SharedRuns(SharedRuns.Run run, int cells, int outputs)
{
    /// <summary>The most rows of a shared run.</summary>
    public const int MostRows = 256;

    /// <summary>What fails later than this is not tried again for each request alone.</summary>
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(1);

    private readonly Lock _changing = new();
    private readonly Queue<SharedCall> _waiting = new();
    private bool _isRunning;

    /// <summary>Scores rows: row-major cells, how many rows, and room for the outputs.</summary>
    public delegate void Run(ReadOnlySpan<double> cells, int rows, Span<float> outputs);

    /// <summary>Scores rows, perhaps together with those of others.</summary>
    /// <param name="values">Row-major; they must stay as they are until the task ends.</param>
    /// <param name="rows">How many.</param>
    /// <param name="to">Room for the outputs.</param>
    public ValueTask ScoreAsync(ReadOnlyMemory<double> values, int rows, Memory<float> to)
    {
        SharedCall? call = null;
        lock (_changing)
        {
            if (_isRunning)
            {
                call = new(values, rows, to);
                _waiting.Enqueue(call);
            }

            _isRunning = true;
        }

        if (call is not null)
        {
            return new(call.Done);
        }

        try
        {
            run(values.Span, rows, to.Span);
        }
        finally
        {
            HandOver();
        }

        return ValueTask.CompletedTask;
    }

    private void HandOver()
    {
        List<SharedCall> company = [];
        lock (_changing)
        {
            for (int rows = 0; _waiting.TryPeek(out SharedCall? next) && (company.Count == 0 || rows + next.Rows <= MostRows); rows += next.Rows)
            {
                company.Add(_waiting.Dequeue());
            }

            _isRunning = company.Count > 0;
        }

        if (company.Count > 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static work => work.Runs.ScoreTogether(work.Company), (Runs: this, Company: company), preferLocal: false);
        }
    }

    private void ScoreTogether(List<SharedCall> company)
    {
        try
        {
            if (company is [var single])
            {
                single.Score(run);
            }
            else
            {
                ScoreAll(company, company.Sum(call => call.Rows));
            }
        }
        finally
        {
            HandOver();
        }
    }

    private void ScoreAll(List<SharedCall> company, int rows)
    {
        double[] values = ArrayPool<double>.Shared.Rent(rows * cells);
        float[] all = ArrayPool<float>.Shared.Rent(rows * outputs);
        long started = Stopwatch.GetTimestamp();
        try
        {
            int at = 0;
            foreach (SharedCall call in company)
            {
                call.Cells.Span.CopyTo(values.AsSpan(at));
                at += call.Rows * cells;
            }

            run(values.AsSpan(0, rows * cells), rows, all.AsSpan(0, rows * outputs));
        }
        catch (Exception failure)
        {
            // A row on which the model fails must not fail those of others.
            bool isSlow = Stopwatch.GetElapsedTime(started) > Quick;
            company.ForEach(call => FailOrScore(call, isSlow ? failure : null));
            return;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(values);
        }

        Finish(company, all);
        ArrayPool<float>.Shared.Return(all);
    }

    private void FailOrScore(SharedCall call, Exception? failure)
    {
        if (failure is null)
        {
            call.Score(run);
        }
        else
        {
            call.Fail(failure);
        }
    }

    private void Finish(List<SharedCall> company, ReadOnlySpan<float> all)
    {
        int at = 0;
        foreach (SharedCall call in company)
        {
            call.Finish(all.Slice(at, call.Rows * outputs));
            at += call.Rows * outputs;
        }
    }
}

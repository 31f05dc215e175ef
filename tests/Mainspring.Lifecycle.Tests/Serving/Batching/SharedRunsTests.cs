using Mainspring.Lifecycle.Serving.Batching;

namespace Mainspring.Lifecycle.Tests.Serving.Batching;

public sealed class SharedRunsTests
{
    private readonly List<int> _runs = [];

    /// <summary>Holds the first run until it is set.</summary>
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Who_finds_the_model_idle_is_scored_at_once()
    {
        SharedRuns runs = new(Add, cells: 2, outputs: 1);
        _gate.SetResult();

        ValueTask scored = runs.ScoreAsync(new double[] { 3, 4 }, 1, new float[1]);

        scored.IsCompletedSuccessfully.ShouldBeTrue();
        await scored;
        _runs.ShouldBe([1]);
    }

    [Fact]
    public async Task Those_who_come_while_it_is_at_work_share_the_next_run_and_each_gets_its_own()
    {
        SharedRuns runs = new(Add, cells: 2, outputs: 1);
        float[][] outputs = [.. Enumerable.Range(0, 20).Select(request => new float[1 + (request % 3)])];
        Task first = Task.Run(() => runs.ScoreAsync(new double[] { 1, 1 }, 1, new float[1]).AsTask(), TestContext.Current.CancellationToken);
        await _begun.Task;

        Task[] others = [.. outputs.Select((to, request) => runs.ScoreAsync(Enumerable.Range(0, to.Length).SelectMany(row => (double[])[request, row]).ToArray(), to.Length, to).AsTask())];
        _gate.SetResult();
        await Task.WhenAll([first, .. others]);

        _runs.ShouldBe([1, outputs.Sum(to => to.Length)]);
        for (int request = 0; request < outputs.Length; request++)
        {
            outputs[request].ShouldBe([.. Enumerable.Range(0, outputs[request].Length).Select(row => (float)(request + row))]);
        }
    }

    [Fact]
    public async Task A_shared_run_has_no_more_rows_than_it_may_have()
    {
        SharedRuns runs = new(Add, cells: 1, outputs: 1);
        Task first = Task.Run(() => runs.ScoreAsync(new double[1], 1, new float[1]).AsTask(), TestContext.Current.CancellationToken);
        await _begun.Task;

        Task[] others = [.. Enumerable.Range(0, 5).Select(_ => runs.ScoreAsync(new double[100], 100, new float[100]).AsTask())];
        _gate.SetResult();
        await Task.WhenAll([first, .. others]);

        _runs.ShouldBe([1, 200, 200, 100]);
    }

    [Fact]
    public async Task A_row_on_which_the_model_fails_fails_its_own_request_alone()
    {
        SharedRuns runs = new(Add, cells: 1, outputs: 1);
        Task first = Task.Run(() => runs.ScoreAsync(new double[1], 1, new float[1]).AsTask(), TestContext.Current.CancellationToken);
        await _begun.Task;
        float[] good = new float[1];

        Task bad = runs.ScoreAsync(new double[] { double.NaN }, 1, new float[1]).AsTask();
        Task other = runs.ScoreAsync(new double[] { 7 }, 1, good).AsTask();
        _gate.SetResult();

        (await Should.ThrowAsync<InvalidOperationException>(() => bad)).Message.ShouldBe("not a number");
        await other;
        good.ShouldBe([7f]);
        await first;
        await runs.ScoreAsync(new double[1], 1, new float[1]);
    }

    [Fact]
    public async Task Many_callers_at_once_are_all_answered()
    {
        SharedRuns runs = new(Add, cells: 1, outputs: 1);
        _gate.SetResult();

        bool[] right = await Task.WhenAll(Enumerable.Range(0, 2000).Select(number => Task.Run(async () =>
        {
            float[] to = new float[1];
            await runs.ScoreAsync(new double[] { number }, 1, to);
            return to[0] == number;
        })));

        right.ShouldAllBe(isRight => isRight);
        _runs.Sum().ShouldBe(2000);
    }

    /// <summary>Adds the cells of each row.</summary>
    private void Add(ReadOnlySpan<double> cells, int rows, Span<float> outputs)
    {
        lock (_runs)
        {
            _runs.Add(rows);
        }

        _begun.TrySetResult();
        _gate.Task.Wait();
        int width = cells.Length / rows;
        for (int row = 0; row < rows; row++)
        {
            double sum = 0;
            foreach (double cell in cells.Slice(row * width, width))
            {
                sum += double.IsNaN(cell) ? throw new InvalidOperationException("not a number") : cell;
            }

            outputs[row] = (float)sum;
        }
    }
}

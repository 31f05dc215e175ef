using System.Runtime.ExceptionServices;

namespace Mainspring.Lifecycle.Training.Folds;

/// <summary>Runs independent pieces of work some at a time, within the processors.</summary>
internal static class SideBySide
{
    /// <summary>The processors that a number of threads means; 0 means all.</summary>
    public static int Processors(int threads) => threads > 0 ? threads : Environment.ProcessorCount;

    /// <summary>Runs them all. Where several fail they do so for the same kind of reason: the first tells it, as it would alone.</summary>
    public static void Run(int threads, int count, Action<int> work)
    {
        try
        {
            _ = Parallel.For(0, count, new() { MaxDegreeOfParallelism = Processors(threads) }, work);
        }
        catch (AggregateException failed) when (failed.InnerExceptions.Count > 0)
        {
            ExceptionDispatchInfo.Throw(failed.InnerExceptions[0]);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using Mainspring.Pipelines.Definitions;

namespace Mainspring.Pipelines.Processes;

/// <summary>
/// Runs work in a process of its own, so that a crash or an appetite for memory ends that process and nothing else. The child is this
/// same program (see <see cref="ChildStart"/> for its side); it ends with this process at the latest, even when this one is killed.
/// </summary>
public static class ChildProcess
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="listener">Hears progress, notes and log lines.</param>
    /// <param name="time">Drives the watch over memory and the grace.</param>
    /// <param name="cancellation">Asks the child to stop (SIGTERM), then kills it after its grace.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled, and has ended.</exception>
    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static async Task<ChildOutcome> RunAsync(ChildCommand command, IStepReporter listener, TimeProvider time, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using Process process = Start(command);
        using var ended = new CancellationTokenSource();
        var memory = new MemoryWatch(process.Id, command.MemoryLimit);
        var tail = new ErrorTail(listener);
        Task<string?> output = ReadOutputAsync(process, command.MaxResultBytes);
        Task errors = ReadErrorsAsync(process, tail);
        Task watching = memory.WatchAsync(() => Kill(process, Posix.SigKill), WatchInterval, time, ended.Token);
        Task stopping = StopOnRequestAsync(process, command.Grace, time, ended.Token, cancellation);

        await process.WaitForExitAsync(CancellationToken.None);
        await ended.CancelAsync();
        await Task.WhenAll(watching, stopping, errors, output);

        ChildOutcome outcome = Judge(command, process.ExitCode, memory, tail, await output);
        return outcome is ChildOutcome.Failed && cancellation.IsCancellationRequested
            ? throw new OperationCanceledException(cancellation)
            : outcome;
    }

    private static Process Start(ChildCommand command)
    {
        var start = new ProcessStartInfo(command.Program.FileName, [.. command.Program.LeadingArguments, .. command.Arguments])
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach ((string name, string value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        start.Environment[ChildChannel.Variable] = "1";
        if (command.MemoryLimit > 0)
        {
            start.Environment[ChildStart.MemoryVariable] = command.MemoryLimit.ToString(CultureInfo.InvariantCulture);
            start.Environment["DOTNET_GCHeapHardLimit"] = command.MemoryLimit.ToString("x", CultureInfo.InvariantCulture);
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{command.Program.FileName} did not start.");
    }

    private static ChildOutcome Judge(ChildCommand command, int exitCode, MemoryWatch memory, ErrorTail tail, string? output)
    {
        if (memory.IsOverLimit || (exitCode != 0 && tail.SpeaksOfMemory && command.MemoryLimit > 0))
        {
            return new ChildOutcome.Failed(memory.Describe(command.HowToRaise), null);
        }

        return exitCode switch
        {
            0 when output is not null => new ChildOutcome.Finished(output),
            0 => new ChildOutcome.Failed($"Its result is larger than {command.MaxResultBytes} bytes.", 0),
            > 128 and <= 192 when !OperatingSystem.IsWindows() => new ChildOutcome.Failed($"The process was ended by signal {exitCode - 128} ({Signals.Describe(exitCode - 128)}).{tail.Quote()}", null),
            _ => new ChildOutcome.Failed(tail.LastLine ?? $"The process ended with exit code {exitCode} and said nothing.", exitCode),
        };
    }

    private static async Task<string?> ReadOutputAsync(Process process, int limit)
    {
        using var result = new MemoryStream();
        byte[] buffer = new byte[32 << 10];
        bool isTooLarge = false;
        Stream output = process.StandardOutput.BaseStream;
        for (int read; (read = await output.ReadAsync(buffer)) > 0;)
        {
            isTooLarge |= result.Length + read > limit;
            await result.WriteAsync(buffer.AsMemory(0, isTooLarge ? 0 : read));
        }

        return isTooLarge ? null : Encoding.UTF8.GetString(result.GetBuffer(), 0, (int)result.Length);
    }

    private static async Task ReadErrorsAsync(Process process, ErrorTail tail)
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            tail.Add(line);
        }
    }

    private static async Task StopOnRequestAsync(Process process, TimeSpan grace, TimeProvider time, CancellationToken ended, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ended, cancellation);
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, either.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            return;
        }
        catch (OperationCanceledException)
        {
            Kill(process, Posix.SigTerm);
        }

        try
        {
            await Task.Delay(grace, time, ended);
            Kill(process, Posix.SigKill);
        }
        catch (OperationCanceledException)
        {
            // It stopped in time.
        }
    }

    // A child that has come far enough leads a process group of its own.
    private static void Kill(Process process, int signal)
    {
        if (process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            process.Kill(entireProcessTree: true);
            return;
        }

        Posix.Kill(-process.Id, signal);
        Posix.Kill(process.Id, signal);
    }
}

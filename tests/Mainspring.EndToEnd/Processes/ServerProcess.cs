using System.Diagnostics;

namespace Mainspring.EndToEnd.Processes;

/// <summary>A running <c>mainspring serve</c> on a free port.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _error;

    private ServerProcess(Process process, Uri url, Task<string> error)
    {
        _process = process;
        _error = error;
        Url = url;
    }

    public Uri Url { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What the server wrote to standard error, once it has ended.</summary>
    public Task<string> ErrorAsync => _error;

    /// <summary>Starts a server and waits until it listens.</summary>
    public static Task<ServerProcess> StartAsync(string home, params string[] arguments) => StartAsync(home, new Dictionary<string, string>(), arguments);

    /// <inheritdoc cref="StartAsync(string, string[])"/>
    public static async Task<ServerProcess> StartAsync(string home, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        Process process = MainspringProgram.Start(Path.GetDirectoryName(home)!, environment, ["serve", "--home", home, "--port", "0", .. arguments]);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string? line = await process.StandardOutput.ReadLineAsync();
        return line is not null && line.StartsWith("listening on ", StringComparison.Ordinal)
            ? new(process, new(line["listening on ".Length..]), error)
            : throw new InvalidOperationException($"The server did not start: {line} {await error}");
    }

    /// <summary>Ends the process as a power cut would: kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the process to stop (SIGTERM) and gives its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}

using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Mainspring.Server.Tests.Maintenance;

/// <summary>A log that a test waits for.</summary>
internal sealed class HeardLog<T> : ILogger<T>
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    /// <summary>The next line, when it is written.</summary>
    public ValueTask<string> NextAsync() => _lines.Reader.ReadAsync();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Writer.TryWrite(formatter(state, exception));
}

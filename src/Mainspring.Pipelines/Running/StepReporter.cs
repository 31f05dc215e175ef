using System.Globalization;
using System.Threading.Channels;
using Mainspring.Pipelines.Definitions;
using Mainspring.Pipelines.Runs;

namespace Mainspring.Pipelines.Running;

/// <summary>
/// Carries what a step tells to the store: while one report is written, the next gathers, so a talkative step costs no more writes
/// than the store can take. The log of an attempt is bounded.
/// </summary>
internal sealed class StepReporter : IStepReporter
{
    private const int MostLines = 20_000;
    private const int LongestLine = 4_000;

    private readonly Lock _lock = new();
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Func<StepReport, Task> _deliver;
    private readonly TimeProvider _time;
    private readonly Task _delivering;
    private readonly Dictionary<string, string> _notes = [];
    private List<LogEntry> _lines = [];
    private bool _isNoted;
    private double? _progress;
    private string? _text;
    private int _said;

    public StepReporter(Func<StepReport, Task> deliver, TimeProvider time)
    {
        _deliver = deliver;
        _time = time;
        _delivering = DeliverAsync();
    }

    public void Report(double share, string? text) => Add(() =>
    {
        _progress = double.IsNaN(share) ? _progress : Math.Clamp(share, 0, 1);
        _text = text is null ? _text : Shorten(text);
    });

    public void Note(string key, string value) => Add(() =>
    {
        _notes[key] = value;
        _isNoted = true;
    });

    public void Log(string line) => Add(() =>
    {
        _said++;
        if (_said <= MostLines)
        {
            _lines.Add(new(_time.GetUtcNow(), Shorten(line)));
        }
    });

    /// <summary>Delivers what is left. Nothing may be told afterwards.</summary>
    /// <exception cref="Exception">The store failed.</exception>
    public async Task FinishAsync()
    {
        if (_said > MostLines)
        {
            Add(() => _lines.Add(new(_time.GetUtcNow(), string.Create(CultureInfo.InvariantCulture, $"… {_said - MostLines} more lines were left out; a log keeps {MostLines}."))));
        }

        _news.Writer.Complete();
        await _delivering;
    }

    private static string Shorten(string text) => text.Length <= LongestLine ? text : string.Concat(text.AsSpan(0, LongestLine), "…");

    private void Add(Action change)
    {
        lock (_lock)
        {
            change();
        }

        _news.Writer.TryWrite(true);
    }

    private async Task DeliverAsync()
    {
        while (await _news.Reader.WaitToReadAsync())
        {
            _news.Reader.TryRead(out _);
            if (Take() is { } report)
            {
                await _deliver(report);
            }
        }
    }

    private StepReport? Take()
    {
        lock (_lock)
        {
            if (_progress is null && _text is null && !_isNoted && _lines.Count == 0)
            {
                return null;
            }

            StepReport report = new(_progress, _text, new Dictionary<string, string>(_notes), _lines);
            (_progress, _text, _isNoted, _lines) = (null, null, false, []);
            return report;
        }
    }
}

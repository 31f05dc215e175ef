namespace Mainspring.Cli.Terminals;

/// <summary>
/// The progress of one piece of work. On a terminal it is a line that is written over, ten times a second at most; elsewhere a plain
/// line every ten seconds at most. It ends with a tick, or with a cross when it was disposed of before <see cref="Done"/>.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private const int BarWidth = 24;
    private const int NameWidth = 10;

    private readonly string _name;
    private readonly TextWriter _output;
    private readonly bool _live;
    private readonly bool _quiet;
    private readonly TimeProvider _time;
    private readonly long _started;
    private readonly Lock _gate = new();
    private long _shown;
    private bool _over;

    internal ProgressLine(string name, TextWriter output, bool live, bool quiet, TimeProvider time)
    {
        (_name, _output, _live, _quiet, _time) = (name, output, live, quiet, time);
        _started = _shown = time.GetTimestamp();
        if (_live && !_quiet)
        {
            Write($"   {Padded} …", end: false);
        }
    }

    private string Padded => _name.PadRight(NameWidth);

    private string Seconds => $"{_time.GetElapsedTime(_started).TotalSeconds:0.0} s";

    /// <summary>Shows how far the work is; cheap enough to be called often, from any thread.</summary>
    /// <param name="done">The share that is done, 0 to 1, or null when it is not known.</param>
    /// <param name="detail">What is going on, in a few words.</param>
    public void Update(double? done, string detail = "")
    {
        lock (_gate)
        {
            if (_over || _quiet || _time.GetElapsedTime(_shown) < TimeSpan.FromSeconds(_live ? 0.1 : 10))
            {
                return;
            }

            _shown = _time.GetTimestamp();
            string share = done is { } d ? $"{(_live ? Bar(d) + " " : "")}{Math.Clamp(d, 0, 1),4:0%} " : "";
            Write($"   {Padded} {share}{detail}  {Seconds}", end: !_live);
        }
    }

    /// <summary>Ends the line with a tick and what came of the work.</summary>
    public void Done(string outcome) => End(Ink.Green.On("✔", _live), outcome);

    /// <summary>Ends the line with a cross, when <see cref="Done"/> was not reached.</summary>
    public void Dispose() => End(Ink.Red.On("✘", _live), "");

    private static string Bar(double done)
    {
        int full = (int)Math.Round(Math.Clamp(done, 0, 1) * BarWidth);
        return Ink.Green.On(new string('━', full), true) + Ink.Faint.On(new string('━', BarWidth - full), true);
    }

    private void End(string mark, string outcome)
    {
        lock (_gate)
        {
            if (!_over && !_quiet)
            {
                Write($" {mark} {Padded} {outcome}  {Seconds}", end: true);
            }

            _over = true;
        }
    }

    /// <summary>Writes over the live line; lines wider than the terminal are cut, since a wrapped line could not be written over.</summary>
    private void Write(string text, bool end)
    {
        if (_live)
        {
            _output.Write($"\r\e[K\e[?7l{text}\e[?7h{(end ? "\n" : "")}");
        }
        else
        {
            _output.WriteLine(text.TrimEnd());
        }
    }
}

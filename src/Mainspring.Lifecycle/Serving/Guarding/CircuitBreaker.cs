using System.Globalization;

namespace Mainspring.Lifecycle.Serving.Guarding;

/// <summary>
/// Stops asking what fails again and again: after some failures in a row nothing is asked for a while, then one request is let through to see (M. Nygard, "Release It!", 2007). Safe for
/// several threads.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="failures">How many failures in a row open it.</param>
/// <param name="pause">How long it stays open; null for ten seconds.</param>
public sealed class CircuitBreaker(TimeProvider time, int failures = 5, TimeSpan? pause = null)
{
    private readonly TimeSpan _pause = pause ?? TimeSpan.FromSeconds(10);
    private readonly Lock _changing = new();
    private int _inARow;
    private long _openedAt;
    private bool _isTrying;

    /// <summary>Whether nothing is asked just now.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_changing)
            {
                return _inARow >= failures && time.GetElapsedTime(_openedAt) < _pause;
            }
        }
    }

    /// <summary>Asks to be let through.</summary>
    /// <exception cref="CircuitOpenException">It is open, or another request is just seeing.</exception>
    public void Enter()
    {
        if (Volatile.Read(ref _inARow) < failures)
        {
            return;
        }

        lock (_changing)
        {
            if (_inARow < failures)
            {
                return;
            }

            if (_isTrying || time.GetElapsedTime(_openedAt) < _pause)
            {
                throw new CircuitOpenException(string.Create(CultureInfo.InvariantCulture, $"The model failed {failures} times in a row and is asked again every {_pause.TotalSeconds:0} seconds; try again later."));
            }

            _isTrying = true;
        }
    }

    /// <summary>What was asked answered.</summary>
    public void Succeed()
    {
        if (Volatile.Read(ref _inARow) == 0)
        {
            return;
        }

        lock (_changing)
        {
            _inARow = 0;
            _isTrying = false;
        }
    }

    /// <summary>What was asked failed.</summary>
    public void Fail()
    {
        lock (_changing)
        {
            _inARow++;
            _isTrying = false;
            if (_inARow >= failures)
            {
                _openedAt = time.GetTimestamp();
            }
        }
    }
}

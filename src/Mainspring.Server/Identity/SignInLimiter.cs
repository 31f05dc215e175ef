using System.Net;

namespace Mainspring.Server.Identity;

/// <summary>
/// Slows down who guesses: at most ten attempts a minute from one address for one name, and sixty for all names together. A good key is
/// never counted, so nobody can lock another out of one.
/// </summary>
internal sealed class SignInLimiter(TimeProvider time)
{
    private const int PerName = 10;
    private const int PerAddress = 60;
    private const int MostWindows = 20_000;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Address, string? Name), Window> _windows = [];

    /// <summary>Counts an attempt that is about to be made, or that failed.</summary>
    /// <returns>How long to wait, when there were too many before; null when it may be made.</returns>
    public TimeSpan? Count(IPAddress? address, string name)
    {
        string from = PlaceOf(address);
        DateTimeOffset now = time.GetUtcNow();
        lock (_gate)
        {
            if (_windows.Count >= MostWindows)
            {
                ForgetOld(now);
            }

            TimeSpan? wait = Longest(Count((from, null), PerAddress, now), Count((from, name), PerName, now));
            return wait;
        }
    }

    /// <summary>The last attempt was good: what was counted for the name is forgotten.</summary>
    public void Forget(IPAddress? address, string name)
    {
        lock (_gate)
        {
            _windows.Remove((PlaceOf(address), name));
        }
    }

    private static TimeSpan? Longest(TimeSpan? one, TimeSpan? other) => one is null || other > one ? other : one;

    // An IPv6 network of one customer has 2^64 addresses; they count as one.
    private static string PlaceOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private TimeSpan? Count((string, string?) key, int most, DateTimeOffset now)
    {
        Window window = _windows.TryGetValue(key, out Window open) && now - open.Since < Length && now >= open.Since ? open : new(now, 0);
        _windows[key] = window with { Attempts = Math.Min(window.Attempts + 1, most + 1) };
        return window.Attempts < most ? null : window.Since + Length - now;
    }

    private void ForgetOld(DateTimeOffset now)
    {
        foreach (((string, string?) key, Window window) in _windows.ToArray())
        {
            // Those for addresses stay when all are fresh: they bound what one address can do.
            if (now - window.Since >= Length || (key.Item2 is not null && _windows.Count >= MostWindows))
            {
                _windows.Remove(key);
            }
        }
    }

    private readonly record struct Window(DateTimeOffset Since, int Attempts);
}

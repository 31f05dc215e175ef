using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Mainspring.Lifecycle.Identity;
using Mainspring.Lifecycle.Identity.Users;

namespace Mainspring.Server.Identity;

/// <summary>
/// Tells whether a password is right. Hashing one is slow on purpose, and clients of MLflow send theirs with each request; so what was found right
/// is remembered as a MAC under a key of this process, and few are hashed at a time.
/// </summary>
internal sealed class PasswordCheck(IdentityDirectory directory, SignInLimiter limiter) : IDisposable
{
    private const int MostWaiting = 200;

    private static readonly Lazy<PasswordHash> Nobody = new(static () => PasswordHash.Of(TokenHash.NewToken()));

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<string, (PasswordHash Hash, byte[] Mac)> _right = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(Math.Max(1, Environment.ProcessorCount / 2));
    private int _waiting;

    /// <summary>Checks a name and a password that came from an address.</summary>
    public ValueTask<SignIn> CheckAsync(string name, string password, IPAddress? address, CancellationToken cancellation) =>
        Remembered(name, password) is { } known ? ValueTask.FromResult<SignIn>(known) : new(HashAsync(name, password, address, cancellation));

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private async Task<SignIn> HashAsync(string name, string password, IPAddress? address, CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return new SignIn.TooMany(TimeSpan.FromSeconds(5));
        }

        try
        {
            await _places.WaitAsync(cancellation);
            try
            {
                return Remembered(name, password) ?? Hash(name, password, address);
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private SignIn Hash(string name, string password, IPAddress? address)
    {
        if (limiter.Count(address, name) is { } wait)
        {
            return new SignIn.TooMany(wait);
        }

        // Somebody unknown costs as much time as somebody known.
        User? user = directory.Current.Users.GetValueOrDefault(name);
        PasswordHash hash = user?.Password ?? Nobody.Value;
        if (password.Length > UserRules.LongestPassword || !hash.Matches(password) || user?.Password is null)
        {
            return new SignIn.Wrong(name);
        }

        limiter.Forget(address, name);
        _right[name] = (hash, Mac(password));
        return new SignIn.Known(new Caller.Person(user));
    }

    private SignIn.Known? Remembered(string name, string password) =>
        _right.TryGetValue(name, out (PasswordHash Hash, byte[] Mac) right)
        && directory.Current.Users.TryGetValue(name, out User? user) && user.Password == right.Hash
        && CryptographicOperations.FixedTimeEquals(right.Mac, Mac(password))
            ? new(new Caller.Person(user))
            : null;

    private byte[] Mac(string password) => HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(password));
}

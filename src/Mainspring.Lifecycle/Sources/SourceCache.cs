using System.Security.Cryptography;
using System.Text;

namespace Mainspring.Lifecycle.Sources;

/// <summary>What was fetched from places outside, one folder for each address, so that what did not change is not fetched again. It may be removed at any time.</summary>
/// <param name="folder">The folder of all.</param>
public sealed class SourceCache(string folder)
{
    private const int NameLength = 32;

    /// <summary>What is here of an address.</summary>
    /// <param name="address">All that makes it this address and no other, secrets included: only a hash of it is written.</param>
    public CachedSource Open(string address) =>
        new(Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..NameLength]));
}

namespace Mainspring.Server.Hosting;

/// <summary>Where a certificate lies.</summary>
/// <param name="Certificate">A PEM file with the certificate and those that vouch for it, or a PFX file with the key too.</param>
/// <param name="Key">The PEM file with the key, or null for a PFX file.</param>
/// <param name="Password">What a PFX file is locked with, or null.</param>
public sealed record TlsFiles(string Certificate, string? Key, string? Password);

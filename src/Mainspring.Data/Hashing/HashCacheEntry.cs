namespace Mainspring.Data.Hashing;

/// <summary>What is remembered of one file.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="WrittenAt">Ticks of its last write in UTC.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Md5">32 hexadecimal digits.</param>
internal sealed record HashCacheEntry(long Bytes, long WrittenAt, string Sha256, string Md5);

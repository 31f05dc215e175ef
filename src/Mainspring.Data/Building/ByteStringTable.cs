using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Mainspring.Data.Building;

/// <summary>Numbers distinct byte strings from 0 in the order in which they come. Bytes are copied once a string; looking up allocates nothing.</summary>
internal sealed class ByteStringTable
{
    // Not the same in every process, so that nobody can write a file of colliding values.
    private static readonly ulong Seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));

    private int[] _slots = new int[64];
    private uint[] _hashes = new uint[32];
    private int[] _ends = new int[32];
    private byte[] _bytes = new byte[512];
    private int _length;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of a number.</summary>
    public ReadOnlySpan<byte> this[int number] => _bytes.AsSpan(number == 0 ? 0 : _ends[number - 1], _ends[number] - (number == 0 ? 0 : _ends[number - 1]));

    /// <summary>The number of a byte string, a new one when it was never seen.</summary>
    public int Number(ReadOnlySpan<byte> text)
    {
        uint hash = Hash(text);
        int mask = _slots.Length - 1;
        for (int slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            int number = _slots[slot] - 1;
            if (number < 0)
            {
                return Append(text, hash, slot);
            }

            if (_hashes[number] == hash && this[number].SequenceEqual(text))
            {
                return number;
            }
        }
    }

    private int Append(ReadOnlySpan<byte> text, uint hash, int slot)
    {
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * Count);
            Array.Resize(ref _hashes, 2 * Count);
        }

        if (_length + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _length + text.Length));
        }

        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
        _ends[Count] = _length;
        _hashes[Count] = hash;
        _slots[slot] = ++Count;
        if (2 * Count > _slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    private void Grow()
    {
        _slots = new int[4 * _slots.Length];
        int mask = _slots.Length - 1;
        for (int i = 0; i < Count; i++)
        {
            int slot = (int)_hashes[i] & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = i + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        ulong hash = Seed ^ (ulong)text.Length;
        while (text.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
            text = text[8..];
        }

        ulong rest = 0;
        for (int i = 0; i < text.Length; i++)
        {
            rest |= (ulong)text[i] << (8 * i);
        }

        hash = Mix(hash ^ rest);
        return (uint)(hash ^ (hash >> 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        ulong high = Math.BigMul(value, 0x9E3779B97F4A7C15, out ulong low);
        return high ^ low;
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Mainspring.Learning.Features;

/// <summary>Finds the position of a text in a fixed list by its UTF-8 bytes, without allocating: open addressing, hashed by CRC-32C.</summary>
internal sealed class Utf8Index
{
    private readonly byte[][] _texts;
    private readonly uint[] _hashes;
    private readonly int[] _slots;
    private readonly uint _mask;

    /// <param name="texts">The texts; of equal ones the first is found.</param>
    public Utf8Index(IReadOnlyList<string> texts)
    {
        uint size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, 2 * texts.Count));
        _mask = size - 1;
        _slots = new int[size];
        Array.Fill(_slots, -1);
        _texts = new byte[texts.Count][];
        _hashes = new uint[texts.Count];
        for (int i = 0; i < _texts.Length; i++)
        {
            _texts[i] = Encoding.UTF8.GetBytes(texts[i]);
            _hashes[i] = Hash(_texts[i]);
            if (Find(_texts[i]) < 0)
            {
                uint slot = _hashes[i] & _mask;
                while (_slots[slot] >= 0)
                {
                    slot = (slot + 1) & _mask;
                }

                _slots[slot] = i;
            }
        }
    }

    /// <summary>The position of the text, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        uint hash = Hash(text);
        for (uint slot = hash & _mask; ; slot = (slot + 1) & _mask)
        {
            int position = _slots[slot];
            if (position < 0 || (_hashes[position] == hash && text.SequenceEqual(_texts[position])))
            {
                return position;
            }
        }
    }

    /// <summary>The UTF-8 bytes of a text of the list.</summary>
    public ReadOnlySpan<byte> this[int position] => _texts[position];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        uint hash = (uint)text.Length;
        while (text.Length >= sizeof(ulong))
        {
            hash = BitOperations.Crc32C(hash, MemoryMarshal.Read<ulong>(text));
            text = text[sizeof(ulong)..];
        }

        if (text.Length >= sizeof(uint))
        {
            hash = BitOperations.Crc32C(hash, MemoryMarshal.Read<uint>(text));
            text = text[sizeof(uint)..];
        }

        foreach (byte value in text)
        {
            hash = BitOperations.Crc32C(hash, value);
        }

        return hash;
    }
}

using System.Runtime.CompilerServices;

namespace Mainspring.Data.Building;

/// <summary>An array that doubles as it fills, without the version checks of a list.</summary>
internal sealed class GrowingArray<T>
{
    private T[] _items = new T[256];

    public int Count { get; private set; }

    public Span<T> Items => _items.AsSpan(0, Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, 2 * Count);
        }

        _items[Count++] = item;
    }

    public void Add(ReadOnlySpan<T> items)
    {
        MakeRoom(items.Length);
        items.CopyTo(_items.AsSpan(Count));
        Count += items.Length;
    }

    public void Repeat(T item, int count)
    {
        MakeRoom(count);
        _items.AsSpan(Count, count).Fill(item);
        Count += count;
    }

    /// <summary>Prepares for so many items in all, so that nothing is copied until there are more.</summary>
    public void Reserve(int count)
    {
        if (count > _items.Length)
        {
            Array.Resize(ref _items, count);
        }
    }

    /// <summary>The items in an array of their own; this array must not be used any more.</summary>
    public T[] ToArray()
    {
        Array.Resize(ref _items, Count);
        return _items;
    }

    private void MakeRoom(int count)
    {
        if (Count + count > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(2 * _items.Length, Count + count));
        }
    }
}

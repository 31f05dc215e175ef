namespace Mainspring.Data.Faults;

/// <summary>Collects faults while a file is read on, keeps the first and counts the rest. Safe for several threads.</summary>
public sealed class FaultList
{
    /// <summary>How many faults are kept.</summary>
    public const int Capacity = 20;

    private readonly Lock _gate = new();
    private readonly List<DataFault> _faults = [];
    private long _total;

    /// <summary>How many faults were added.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => Total == 0;

    /// <summary>Keeps the fault when it is among the first of the file; always counts it.</summary>
    public void Add(DataFault fault)
    {
        lock (_gate)
        {
            _total++;
            if (_faults.Count < Capacity)
            {
                _faults.Add(fault);
            }
        }
    }

    /// <exception cref="DataFormatException">Any fault was added.</exception>
    public void ThrowIfAny()
    {
        lock (_gate)
        {
            if (_total > 0)
            {
                throw new DataFormatException([.. _faults.OrderBy(f => f.Row)], _total);
            }
        }
    }
}

namespace Mainspring.Data.Faults;

/// <summary>A data file cannot be read. It carries every fault found, up to <see cref="FaultList.Capacity"/>.</summary>
public sealed class DataFormatException : Exception
{
    /// <param name="faults">What was found, at least one, in the order of the file.</param>
    /// <param name="total">How many faults there are, when some were left out.</param>
    public DataFormatException(IReadOnlyList<DataFault> faults, long total)
        : base(Describe(faults, total))
    {
        Faults = faults;
        Total = total;
    }

    /// <summary>A single fault.</summary>
    public DataFormatException(DataFault fault)
        : this([fault], 1)
    {
    }

    /// <summary>The first faults, in the order of the file.</summary>
    public IReadOnlyList<DataFault> Faults { get; }

    /// <summary>How many faults there are, the ones left out of <see cref="Faults"/> included.</summary>
    public long Total { get; }

    private static string Describe(IReadOnlyList<DataFault> faults, long total)
    {
        string text = string.Join('\n', faults);
        return total > faults.Count ? $"{text}\n… and {total - faults.Count} more faults." : text;
    }
}

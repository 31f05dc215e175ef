namespace Mainspring.Learning.Features;

/// <summary>Collects what is wrong or strange in records while they are read. Empty, and without a list, as long as nothing is. Not for several threads.</summary>
/// <param name="faultCapacity">How many faults are kept; further ones are counted.</param>
/// <param name="unseenCapacity">How many unseen categories are kept; further ones are counted.</param>
public sealed class RowReport(int faultCapacity = RowReport.DefaultCapacity, int unseenCapacity = RowReport.DefaultCapacity)
{
    /// <summary>How many faults, and how many unseen categories, are kept when nothing else is said.</summary>
    public const int DefaultCapacity = 1000;

    private List<RowFault>? _faults;
    private List<UnseenCategory>? _unseen;

    /// <summary>Whether any record has a fault, so that nothing may be scored.</summary>
    public bool HasFaults => FaultCount > 0;

    /// <summary>How many faults there are, those not kept included.</summary>
    public int FaultCount { get; private set; }

    /// <summary>How many values were new to the model, those not kept included.</summary>
    public int UnseenCount { get; private set; }

    /// <summary>The first faults in the order of reading.</summary>
    public IReadOnlyList<RowFault> Faults => _faults ?? (IReadOnlyList<RowFault>)[];

    /// <summary>The first values that are new to the model, in the order of reading.</summary>
    public IReadOnlyList<UnseenCategory> Unseen => _unseen ?? (IReadOnlyList<UnseenCategory>)[];

    /// <summary>Forgets everything, to be used for the next records.</summary>
    public void Clear()
    {
        _faults?.Clear();
        _unseen?.Clear();
        FaultCount = 0;
        UnseenCount = 0;
    }

    /// <summary>Whether another unseen category would be kept; when not, counting it is enough.</summary>
    internal bool KeepsUnseen => UnseenCount < unseenCapacity;

    internal void CountUnseen() => UnseenCount++;

    internal void Add(RowFault fault)
    {
        if (FaultCount++ < faultCapacity)
        {
            (_faults ??= []).Add(fault);
        }
    }

    internal void Add(UnseenCategory unseen)
    {
        if (UnseenCount++ < unseenCapacity)
        {
            (_unseen ??= []).Add(unseen);
        }
    }
}

using Microsoft.Win32.SafeHandles;

namespace Mainspring.Learning.XGBoost;

/// <summary>A model inside XGBoost.</summary>
internal sealed class BoosterHandle : SafeHandleZeroOrMinusOneIsInvalid
{
    private BoosterHandle(nint booster)
        : base(ownsHandle: true) => SetHandle(booster);

    /// <summary>An empty booster that caches the margins of the given matrices between rounds.</summary>
    public static unsafe BoosterHandle For(params ReadOnlySpan<DMatrixHandle> cached)
    {
        nint* matrices = stackalloc nint[cached.Length];
        for (int i = 0; i < cached.Length; i++)
        {
            matrices[i] = cached[i].DangerousGetHandle();
        }

        NativeMethods.Check(NativeMethods.XGBoosterCreate(matrices, (ulong)cached.Length, out nint booster));
        return new(booster);
    }

    protected override bool ReleaseHandle() => NativeMethods.XGBoosterFree(handle) == 0;
}

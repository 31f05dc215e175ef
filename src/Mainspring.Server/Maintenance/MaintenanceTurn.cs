namespace Mainspring.Server.Maintenance;

/// <summary>One at a time cleans or backs up: what a backup is about to read must not be freed.</summary>
internal sealed class MaintenanceTurn : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    /// <summary>Takes the turn; null while another has it. Dispose what is returned to give it back.</summary>
    public IDisposable? TryTake() => _free.Wait(0) ? new Turn(_free) : null;

    public void Dispose() => _free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                free.Release();
            }
        }
    }
}

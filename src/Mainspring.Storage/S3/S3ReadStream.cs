using System.Buffers;
using Amazon.S3.Model;
using Mainspring.Lifecycle.Artifacts;

namespace Mainspring.Storage.S3;

/// <summary>
/// Reads an object from any place. A reader that goes on where it stood gets ever larger pieces, each fetched while the one before is
/// used; one that jumps gets small ones. Memory is two pieces. A piece that breaks off is fetched again.
/// </summary>
internal sealed class S3ReadStream(S3Bucket bucket, string key, long length) : Stream
{
    private const int SmallestPiece = 256 << 10;
    private const int LargestPiece = 4 << 20;
    private const int Attempts = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private Piece? _current;
    private Task<Piece>? _ahead;
    private long _aheadAt = -1;
    private long _position;
    private int _size = SmallestPiece;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => _position = value is >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A position is not negative.");
    }

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= length || buffer.Length == 0)
        {
            return 0;
        }

        if (_current is null || !_current.Value.Holds(_position))
        {
            await MoveAsync(cancellationToken);
        }

        ReadOnlyMemory<byte> rest = _current!.Value.From(_position);
        int count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        _position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _current?.Release();
        _current = null;
        ForgetAhead();
        base.Dispose(disposing);
    }

    private async Task MoveAsync(CancellationToken cancellation)
    {
        bool goesOn = _current?.End == _position;
        _size = goesOn ? Math.Min(_size * 4, LargestPiece) : SmallestPiece;
        _current?.Release();
        _current = null;
        Task<Piece> piece;
        if (_ahead is not null && _aheadAt == _position)
        {
            (piece, _ahead) = (_ahead, null);
        }
        else
        {
            ForgetAhead();
            piece = FetchAsync(_position, _size);
        }

        _current = await piece.WaitAsync(cancellation);
        long next = _current.Value.End;
        if (goesOn && next < length)
        {
            (_ahead, _aheadAt) = (FetchAsync(next, _size), next);
        }
    }

    private void ForgetAhead()
    {
        _ = _ahead?.ContinueWith(static done => done.Result.Release(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        _ahead = null;
    }

    private async Task<Piece> FetchAsync(long from, int size)
    {
        int count = (int)Math.Min(size, length - from);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(count);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                using var patience = new CancellationTokenSource(Patience);
                using GetObjectResponse answer = await bucket.GetAsync(key, from, count, patience.Token) ?? throw new IOException("The artefact was removed while it was read.");
                await answer.ResponseStream.ReadExactlyAsync(bytes.AsMemory(0, count), patience.Token);
                return new(bytes, from, count);
            }
            catch (Exception failure) when (failure is not ArtifactStoreUnavailableException && (failure is OperationCanceledException || S3Failures.IsFailure(failure)))
            {
                if (attempt == Attempts)
                {
                    ArrayPool<byte>.Shared.Return(bytes);
                    throw new ArtifactStoreUnavailableException("The artefact store broke off while it was read.", failure);
                }
            }
        }
    }

    private readonly record struct Piece(byte[] Bytes, long Start, int Count)
    {
        public long End => Start + Count;

        public bool Holds(long position) => position >= Start && position < End;

        public ReadOnlyMemory<byte> From(long position) => Bytes.AsMemory((int)(position - Start), (int)(End - position));

        public void Release() => ArrayPool<byte>.Shared.Return(Bytes);
    }
}

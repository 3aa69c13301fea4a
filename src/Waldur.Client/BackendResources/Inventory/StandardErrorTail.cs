using System.Text;

namespace Waldur.Client;

/// <summary>Reads a command's standard error to its end, and keeps the last of it: that is where commands say why they failed.</summary>
internal sealed class StandardErrorTail
{
    private const int MaxKept = 4096;
    private readonly object _lock = new();
    private readonly Queue<byte> _kept = [];
    private bool _isCut;

    public async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxKept];
        try
        {
            while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                Keep(buffer.AsSpan(0, read));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // What came until now is kept.
        }
    }

    public override string ToString()
    {
        lock (_lock)
        {
            var text = Encoding.UTF8.GetString([.. _kept]).Trim();
            return _isCut ? $"…{text}" : text;
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            foreach (var one in bytes)
            {
                _kept.Enqueue(one);
            }

            while (_kept.Count > MaxKept)
            {
                _kept.Dequeue();
                _isCut = true;
            }
        }
    }
}

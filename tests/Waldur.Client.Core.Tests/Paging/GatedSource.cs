namespace Waldur.Client.Core.Tests.Paging;

/// <summary>A list whose pages arrive when the test says so.</summary>
internal sealed class GatedSource(int count)
{
    private readonly Dictionary<int, TaskCompletionSource<Page<int>?>> _gates = [];

    public PagedSource Source { get; } = new(count);

    public List<int> Asked { get; } = [];

    public List<int> Cancelled { get; } = [];

    public AsyncPageable<int> List(PageOptions options) => AsyncPageable.Create(FetchAsync, static row => row, options);

    public void Response(int number, int size = 10) => Gate(number).SetResult(Source.Read(new(number, size)));

    public void Fail(int number, Exception exception) => Gate(number).SetException(exception);

    private async Task<Page<int>?> FetchAsync(PageRequest request, CancellationToken cancellationToken)
    {
        Asked.Add(request.Number);
        var gate = Gate(request.Number);
        try
        {
            // Unlike WaitAsync, this goes on at once, so that the test sees what each response leads to.
            using var cancelled = cancellationToken.Register(() => gate.TrySetCanceled(cancellationToken));
            return await gate.Task;
        }
        catch (OperationCanceledException)
        {
            Cancelled.Add(request.Number);
            throw;
        }
        finally
        {
            _gates.Remove(request.Number);
        }
    }

    private TaskCompletionSource<Page<int>?> Gate(int number) =>
        _gates.TryGetValue(number, out var gate) ? gate : _gates[number] = new();
}

namespace Waldur.Client.Kiota;

/// <summary>Which page to fetch, for the lambda of <see cref="KiotaPaging"/>.</summary>
public sealed class KiotaPage
{
    internal KiotaPage(PageRequest request)
    {
        Number = request.Number;
        Size = request.Size;
    }

    /// <summary>The page's number, counted from 1.</summary>
    public int Number { get; }

    /// <summary>How many rows to ask for.</summary>
    public int Size { get; }

    /// <summary>Receives the response's headers, in which the server counts the rows: add it to the request's <c>Options</c>.</summary>
    public ResponseOption Response { get; } = new();
}

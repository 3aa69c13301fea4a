namespace Waldur.Client.Testing;

/// <summary>A search or an order that the server does not understand.</summary>
internal sealed class SearchException : Exception
{
    public SearchException()
    {
    }

    public SearchException(string message)
        : base(message)
    {
    }

    public SearchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

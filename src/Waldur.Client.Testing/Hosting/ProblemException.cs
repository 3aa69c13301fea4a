namespace Waldur.Client.Testing;

/// <summary>Ends the handling of a request with a response.</summary>
internal sealed class ProblemException : Exception
{
    public ProblemException()
        : this(FakeResponse.Empty(500))
    {
    }

    public ProblemException(string message)
        : base(message) => Response = FakeResponse.Empty(500);

    public ProblemException(string message, Exception innerException)
        : base(message, innerException) => Response = FakeResponse.Empty(500);

    public ProblemException(FakeResponse response)
        : base("The request was refused.") => Response = response;

    public FakeResponse Response { get; }
}

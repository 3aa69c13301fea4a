namespace Waldur.Client.Testing;

/// <summary>Whether the server does what a request asks for that goes wrong, and when.</summary>
internal enum FaultActing
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>Before the caller sees anything.</summary>
    First,

    /// <summary>Some time after the caller has seen all that it will see.</summary>
    Later,
}

namespace Waldur.Client;

/// <summary>In which shape an error's body was written: it says whose error it is.</summary>
public enum ErrorBodyShape
{
    /// <summary>There is no body, or nothing in it could be read.</summary>
    None,

    /// <summary>An HTML page: of a proxy, or of a server that does not know the route.</summary>
    Page,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>Django REST Framework's <c>{"detail":"..."}</c>, with at most a <c>code</c> beside it.</summary>
    Detail,

    /// <summary>An object of fields with messages about them.</summary>
    Fields,

    /// <summary>A list of messages, or a text in quotes.</summary>
    List,

    /// <summary>Katello's <c>{"displayMessage":"...","errors":[...]}</c>, also with <c>message</c> for the first key.</summary>
    Envelope,

    /// <summary>Foreman's <c>{"error":{"message":"..."}}</c>.</summary>
    Error,

    /// <summary>
    /// An object with a text under <c>error</c> or <c>message</c>, or one in which codes and flags stand beside messages or in their
    /// place: Rails writes the first, and many gateways both.
    /// </summary>
    Message,
}

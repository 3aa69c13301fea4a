namespace Waldur.Client.Core;

/// <summary>What the end of an attempt says about the server's load.</summary>
internal enum AttemptVerdict
{
    /// <summary>The server took the request, whatever it thought of it.</summary>
    Succeeded,

    /// <summary>The server, or a proxy before it, refused to take the request now: 429 or 503.</summary>
    Refused,

    /// <summary>No response came, or a proxy's 502 or 504.</summary>
    Lost,

    /// <summary>A refusal or a loss that was under way when the level fell already.</summary>
    LateTrouble,
}

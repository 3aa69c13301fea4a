namespace Waldur.Client.Events;

/// <summary>What ended a connection to the broker.</summary>
internal enum BrokerFailure
{
    /// <summary>There was no connection, or it broke.</summary>
    Lost,

    /// <summary>The broker refused the login.</summary>
    Refused,

    /// <summary>The broker did not accept the subscription, or took it away: the queue may be gone.</summary>
    Unsubscribed,

    /// <summary>Nothing came for too long.</summary>
    Silent,

    /// <summary>What came cannot be read.</summary>
    Unreadable,
}

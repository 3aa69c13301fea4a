namespace Waldur.Client.Testing;

/// <summary>Who may ask for an action, before rights on single objects are looked at.</summary>
internal enum WaldurAccess
{
    /// <summary>Everybody if anonymous users may view offerings, else those with credentials.</summary>
    Offerings,

    /// <summary>Those with credentials.</summary>
    Authenticated,

    /// <summary>Staff.</summary>
    Staff,
}

namespace Waldur.Client.Hosting;

/// <summary>What ends a site agent's wait between two polls.</summary>
public enum WaldurSiteAgentWake
{
    /// <summary>Time alone.</summary>
    Polling = 0,

    /// <summary>The server's events, too, where it publishes any and the credential may receive them; time where not.</summary>
    Auto = 1,
}

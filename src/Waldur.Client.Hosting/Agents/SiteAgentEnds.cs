using Microsoft.Extensions.Hosting;

namespace Waldur.Client.Hosting;

/// <summary>Stops the host when its site agents have ended.</summary>
internal sealed class SiteAgentEnds(IEnumerable<SiteAgentRegistration> agents, IHostApplicationLifetime lifetime)
{
    private int _left = agents.Count();

    /// <summary>An agent ended since nothing is pending: the last one stops the host.</summary>
    /// <param name="isClean">Whether nothing needs anybody's attention; otherwise whoever supervises the process sees it by the status.</param>
    public void OnIdle(bool isClean)
    {
        if (!isClean)
        {
            SetStatus();
        }

        if (Interlocked.Decrement(ref _left) == 0)
        {
            lifetime.StopApplication();
        }
    }

    /// <summary>An agent cannot go on: whoever supervises the process sees it by the status.</summary>
    public void OnFailed()
    {
        SetStatus();
        lifetime.StopApplication();
    }

    private static void SetStatus()
    {
        if (Environment.ExitCode == 0)
        {
            Environment.ExitCode = 1;
        }
    }
}

namespace Waldur.Client.Core;

/// <summary>
/// Whether slow responses come of the number of requests under way, or of something else, such as a machine that is busy otherwise.
/// Of the number they come where fewer are as fast as ever, and more are slow each time. Not thread-safe.
/// </summary>
internal sealed class SlownessEvidence
{
    private const int Proof = 2;
    private const double NearlyAsMany = 0.9;
    private int _fastLevel;
    private int _times;
    private bool _hasRecovered = true;

    /// <summary>Notes a round of responses that was as fast as ever.</summary>
    public void AddFast(int level)
    {
        _hasRecovered = true;
        _fastLevel = Math.Max(_fastLevel, level);
    }

    /// <summary>Notes slowness.</summary>
    /// <returns>Whether it is sure to come of the number of requests.</returns>
    public bool AddSlow(int level)
    {
        if (_fastLevel >= level * NearlyAsMany)
        {
            // As many were fast a moment ago.
            _times = 0;
        }
        else if (_hasRecovered)
        {
            _times++;
        }

        (_hasRecovered, _fastLevel) = (false, 0);
        return _times >= Proof;
    }
}

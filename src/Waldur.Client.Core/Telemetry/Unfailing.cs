namespace Waldur.Client.Core;

/// <summary>Runs what hands telemetry on: a listener that throws must not turn a response into a failure.</summary>
internal static class Unfailing
{
    public static void Run(Action action)
    {
        try
        {
            action();
        }
        catch (Exception)
        {
            // There is nowhere left to report it.
        }
    }
}

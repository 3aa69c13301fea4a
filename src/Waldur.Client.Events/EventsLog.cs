using Microsoft.Extensions.Logging;

namespace Waldur.Client.Events;

/// <summary>What is logged of events: states and frames, never a passcode and never a body.</summary>
internal static partial class EventsLog
{
    public static void Sending(ILogger logger, StompFrame frame)
    {
        if (logger.IsEnabled(LogLevel.Trace))
        {
            Sending(logger, frame.ToString());
        }
    }

    public static void Received(ILogger logger, StompFrame frame, Passcode passcode)
    {
        if (logger.IsEnabled(LogLevel.Trace))
        {
            Received(logger, passcode.Redact(frame.ToString()));
        }
    }

    [LoggerMessage(201, LogLevel.Information, "Events of {Host}: connected to {Broker}")]
    public static partial void Connected(ILogger logger, string host, Uri broker);

    [LoggerMessage(202, LogLevel.Warning, "Events of {Host}: {Problem} The next attempt comes in {Seconds:0.#} s; until then there is polling alone")]
    public static partial void Failed(ILogger logger, string host, string problem, double seconds);

    [LoggerMessage(203, LogLevel.Debug, "Events of {Host}: {Problem} The next attempt comes in {Seconds:0.#} s")]
    public static partial void FailedAsBefore(ILogger logger, string host, string problem, double seconds);

    [LoggerMessage(204, LogLevel.Warning, "Events of {Host}: {Problem}")]
    public static partial void Unsupported(ILogger logger, string host, string problem);

    [LoggerMessage(207, LogLevel.Warning, "Events of {Host}: the broker {Broker} is not encrypted, so everybody on the way can read the token")]
    public static partial void Unencrypted(ILogger logger, string host, Uri broker);

    [LoggerMessage(205, LogLevel.Trace, "Sending {Frame}", SkipEnabledCheck = true)]
    private static partial void Sending(ILogger logger, string frame);

    [LoggerMessage(206, LogLevel.Trace, "Received {Frame}", SkipEnabledCheck = true)]
    private static partial void Received(ILogger logger, string frame);
}

using System.Security.Authentication;
using Polly;

namespace Waldur.Client.Core;

/// <summary>Why a server's certificate was refused. Only the message of the framework's exception says.</summary>
internal sealed class CertificateProblem
{
    // Whether a certificate was revoked may be known at the next attempt.
    private static readonly string[] Passing = ["RevocationStatusUnknown", "OfflineRevocation"];

    private CertificateProblem(string text) => Text = text;

    /// <summary>What is wrong and what helps, in a sentence.</summary>
    public string Text { get; }

    /// <summary>Finds that a certificate was refused; null where the error is another one.</summary>
    public static CertificateProblem? Find(Exception? error)
    {
        // A strategy that refuses to send carries the failure of an earlier call: the next one may find another certificate.
        for (var cause = error; cause is not (null or ExecutionRejectedException); cause = cause.InnerException)
        {
            if (cause is AuthenticationException && cause.Message.Contains("remote certificate", StringComparison.OrdinalIgnoreCase))
            {
                var reasons = ReasonsIn(cause.Message);
                return reasons.Length > 0 && reasons.Split(", ").All(Passing.Contains) ? null : new CertificateProblem(Describe(reasons));
            }
        }

        return null;
    }

    private static string Describe(string reasons)
    {
        if (reasons.Length == 0)
        {
            return "The server's certificate was refused by the program's own check of it.";
        }

        var advice = reasons switch
        {
            _ when reasons.Contains("NameMismatch", StringComparison.Ordinal) => "it is for another host name; call the server by a name that stands in it",
            _ when reasons.Contains("NotTimeValid", StringComparison.Ordinal) => "it has expired or is not valid yet; check its dates and this machine's clock",
            _ when reasons.Contains("NotAvailable", StringComparison.Ordinal) => "it sent none",
            _ when reasons.Contains("Revoked", StringComparison.Ordinal) => "it was revoked",
            _ => "this machine does not trust who issued it; install that authority, or trust it in ClientOptions.ConfigureTransport",
        };
        return $"The server's certificate was refused ({reasons}): {advice}.";
    }

    // The message ends with them: "...: RemoteCertificateNameMismatch, RemoteCertificateChainErrors".
    private static string ReasonsIn(string message)
    {
        var start = message.LastIndexOf(": ", StringComparison.Ordinal);
        var reasons = start < 0 ? "" : message[(start + 2)..];
        return reasons.Split(", ").All(static reason => reason.Length > 0 && reason.All(char.IsAsciiLetter)) ? reasons : "";
    }
}

using System.Text;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Resilience;

/// <summary>What is sent again, written down once more and independently of the policy.</summary>
internal static class RetryTable
{
    private const string All = "GET HEAD PUT DELETE POST PATCH PUT* DELETE* POST*";
    private const string ReadsAndRepeatable = "GET HEAD PUT* DELETE* POST*";
    private const string None = "";

    public static readonly string[] Methods = All.Split(' ');

    public static readonly (string Failure, string Again, Func<SkippingClock, Step> Step)[] Rows =
    [
        ("connection refused", All, _ => Reply.Refused),
        ("host name not resolved", All, _ => Reply.NoName),
        ("no TLS connection", All, _ => Reply.NoTls),
        ("certificate refused", None, _ => Reply.Untrusted),
        ("connection lost after sending", ReadsAndRepeatable, _ => Reply.Reset),
        ("body cut short", ReadsAndRepeatable, _ => Reply.CutBody),
        ("anything else that a transport throws", ReadsAndRepeatable, _ => Reply.Bare),
        ("attempt timed out", ReadsAndRepeatable, Reply.TimesOut),
        ("408", ReadsAndRepeatable, _ => Reply.Status(408)),
        ("425", ReadsAndRepeatable, _ => Reply.Status(425)),
        ("429", All, _ => Reply.Status(429)),
        ("429 with Retry-After", All, _ => Reply.Status(429, headers: ("Retry-After", "3"))),
        ("502", ReadsAndRepeatable, _ => Reply.Status(502, "<html>Bad Gateway</html>", "text/html")),
        ("503", ReadsAndRepeatable, _ => Reply.Status(503)),
        ("503 with Retry-After", All, _ => Reply.Status(503, headers: ("Retry-After", "3"))),
        ("504", ReadsAndRepeatable, _ => Reply.Status(504, "<html>Gateway Timeout</html>", "text/html")),
        ("500", None, _ => Reply.Status(500, "<h1>Server Error (500)</h1>", "text/html")),
        ("501", None, _ => Reply.Status(501)),
        ("any other 4xx", None, _ => Reply.Status(400)),
    ];

    public static (string Failure, string Again, Func<SkippingClock, Step> Step) Row(string failure) =>
        Rows.Single(row => row.Failure == failure);

    public static bool IsRetried(string failure, string method) => Row(failure).Again.Split(' ').Contains(method);

    // The response to HEAD has no body that could be cut.
    public static bool CanHappen(string failure, string method) => (failure, method) is not ("body cut short", "HEAD");

    /// <summary>The table as Markdown, each cell asked of <paramref name="isRetried"/>.</summary>
    public static string Render(Func<string, string, bool> isRetried)
    {
        var text = new StringBuilder();
        text.Append("| |").AppendJoin('|', Methods.Select(method => $" {method.Replace("*", "\\*", StringComparison.Ordinal)} ")).Append("|\n");
        text.Append("|---").Insert(text.Length, "|---", Methods.Length).Append("|\n");
        foreach (var (failure, _, _) in Rows)
        {
            text.Append("| ").Append(failure).Append(" |");
            foreach (var method in Methods)
            {
                text.Append(!CanHappen(failure, method) ? " - |" : isRetried(failure, method) ? " retry |" : " no |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}

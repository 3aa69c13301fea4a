using System.Globalization;
using Waldur.Client.Testing;

namespace Waldur.Client.Samples;

/// <summary>What the caller asked for.</summary>
internal sealed record Arguments
{
    public const string Usage = "Usage: FakeServer [--port NUMBER] [--seed full|minimal | --katello RELEASE] [--help]";

    public int Port { get; private init; }

    /// <summary>Whether the agent manages only OFFERING, not SHARED_OFFERING too.</summary>
    public bool IsMinimal { get; private init; }

    /// <summary>The release of the fake Katello; null for a fake Waldur.</summary>
    public FakeKatelloRelease? Katello { get; private init; }

    public bool ShowsHelp { get; private init; }

    private static string Releases => string.Join(", ", FakeKatelloRelease.All.Select(release => release.Version));

    public static string Help =>
        $"""
        {Usage}

        Serves a fake Waldur or Katello on 127.0.0.1 until it is stopped by Ctrl-C or SIGTERM. It first prints what a client needs,
        one NAME=value a line. Whatever HTTP client calls it, it responds as the real server does.

          --port NUMBER      The port, from 0 (any free one, the default) to 65535.
          --seed full        Waldur: the agent manages OFFERING and SHARED_OFFERING. The default.
          --seed minimal     Waldur: the agent manages OFFERING alone.
          --katello RELEASE  A Katello in place of a Waldur: {Releases}.
          --help             This text.

        A Waldur prints URL, STAFF_TOKEN, STAFF_PAT (a personal access token for 30 days), AGENT_TOKEN, AGENT_UUID, USER_TOKEN, CUSTOMER,
        OFFERING, SHARED_OFFERING, PROJECT, PLAN, PROVIDER_URL and CATEGORY_URL; a Katello prints URL, USER, PASSWORD,
        ORGANIZATION (its id) and ORGANIZATION_NAME.
        """;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ArgumentException">They are not understood; the message says which, in one line.</exception>
    public static Arguments Parse(string[] args)
    {
        var arguments = new Arguments();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var option))
        {
            arguments = arguments.With(option, rest, args);
        }

        return arguments is { IsMinimal: true, Katello: not null } ? throw NotUnderstood(args, "--seed is for a Waldur.") : arguments;
    }

    private Arguments With(string option, Queue<string> rest, string[] args)
    {
        if (option == "--help")
        {
            return this with { ShowsHelp = true };
        }

        return (option, rest.TryDequeue(out var value) ? value : null) switch
        {
            ("--port", { } text) when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535 =>
                this with { Port = port },
            ("--seed", "full") => this with { IsMinimal = false },
            ("--seed", "minimal") => this with { IsMinimal = true },
            ("--katello", { } text) when FakeKatelloRelease.All.FirstOrDefault(release => release.Version == text) is { } release =>
                this with { Katello = release },
            ("--katello", _) => throw NotUnderstood(args, $"The releases are {Releases}."),
            _ => throw NotUnderstood(args, Usage),
        };
    }

    private static ArgumentException NotUnderstood(string[] args, string advice) => new($"Not understood: {string.Join(' ', args)}. {advice}");
}

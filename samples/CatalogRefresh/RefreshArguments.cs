using System.Globalization;
using Waldur.Client.Models;

namespace Waldur.Client.Samples;

/// <summary>What the command line asks of the refresh.</summary>
internal sealed record RefreshArguments
{
    public const string Usage = "Usage: CatalogRefresh [--name EESSI] [--name Spack] [--timeout MINUTES] [--dry-run]";

    /// <summary>The catalogs to refresh; all when none is named.</summary>
    public IReadOnlyList<SoftwareCatalogName>? Names { get; private init; }

    /// <summary>How long to wait for each catalog.</summary>
    public TimeSpan Timeout { get; private init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long to wait between two looks at first.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether to show the versions only.</summary>
    public bool IsDryRun { get; private init; }

    /// <summary>Reads the arguments.</summary>
    /// <returns>Null where help is asked for.</returns>
    /// <exception cref="SampleException">They are not understood.</exception>
    public static RefreshArguments? Parse(string[] args)
    {
        var arguments = new RefreshArguments();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var name))
        {
            switch (name)
            {
                case "--help" or "-h":
                    return null;
                case "--name":
                    arguments = arguments with { Names = [.. arguments.Names ?? [], SoftwareCatalogName.From(Input.Next(name, rest))] };
                    break;
                case "--timeout":
                    arguments = arguments with { Timeout = Minutes(name, Input.Next(name, rest)) };
                    break;
                case "--dry-run":
                    arguments = arguments with { IsDryRun = true };
                    break;
                default:
                    throw Input.NotUnderstood(name, Usage);
            }
        }

        return arguments;
    }

    private static TimeSpan Minutes(string name, string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 0.01 and <= 1_440
            ? TimeSpan.FromMinutes(minutes)
            : throw new SampleException($"{name}: '{text}' is no number of minutes from 0.01 to 1440.");
}

using Waldur.Client.Core;

namespace Waldur.Client.Models;

/// <content>Versions compare, and say which operations they have.</content>
public sealed partial class ServerVersion : IComparable<ServerVersion>
{
    /// <summary>Whether one version came before another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(ServerVersion? left, ServerVersion? right) => Compare(left, right) < 0;

    /// <summary>Whether one version came after another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(ServerVersion? left, ServerVersion? right) => Compare(left, right) > 0;

    /// <summary>Whether one version came before another or is it.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(ServerVersion? left, ServerVersion? right) => Compare(left, right) <= 0;

    /// <summary>Whether one version came after another or is it.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(ServerVersion? left, ServerVersion? right) => Compare(left, right) >= 0;

    /// <summary>Compares the versions that run: 8.0.9 comes before 8.1.2-rc.1, and that before 8.1.2. One that is no number comes first.</summary>
    /// <param name="other">The other version.</param>
    /// <returns>Less than zero when this one came before the other, zero when both are the same, more than zero otherwise.</returns>
    public int CompareTo(ServerVersion? other) => Compare(this, other);

    /// <summary>Whether the server is of a release or a later one; the candidates of a release count as the release.</summary>
    /// <param name="release">The release, such as <c>8.1.2</c>.</param>
    /// <returns>True also where the server's version is no number: a build of its own is taken for a new one.</returns>
    /// <exception cref="ArgumentException">The text is no release's number.</exception>
    public bool IsAtLeast(string release)
    {
        var asked = ReleaseNumber.Parse(release) ?? throw new ArgumentException($"'{release}' is no release's number; write it as 8.1.2.", nameof(release));
        return ReleaseNumber.Parse(Version) is not { } mine || mine.CompareNumbers(asked) >= 0;
    }

    /// <summary>Whether a server of this version has an operation.</summary>
    /// <param name="operation">One of <see cref="Api.WaldurOperations"/>.</param>
    /// <returns>False where the operation came with a later release.</returns>
    public bool Supports(ApiOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.SinceVersion is not { } since || IsAtLeast(since);
    }

    private static int Compare(ServerVersion? left, ServerVersion? right) =>
        (ReleaseNumber.Parse(left?.Version), ReleaseNumber.Parse(right?.Version)) switch
        {
            ({ } mine, { } other) => mine.CompareAll(other),
            (var mine, var other) => (mine is not null).CompareTo(other is not null),
        };
}

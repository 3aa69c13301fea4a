using System.Globalization;
using Waldur.Client.Models;

namespace Waldur.Client.Events;

/// <summary>
/// A hint that something has changed, never the change itself: events may come twice, late or not at all. Read the object.
/// </summary>
public sealed record WaldurEvent
{
    /// <summary>What the event stands for.</summary>
    public required WaldurEventKind Kind { get; init; }

    /// <summary>When it came, by this program's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The type of the object; null where the message does not say. There may be types that this version does not know by name.</summary>
    public ObservableObjectType? ObjectType { get; init; }

    /// <summary>The offering; null where the message does not say.</summary>
    public Guid? Offering { get; init; }

    /// <summary>The request for backend resources that was made; null in events about other things, and where the message does not say.</summary>
    public Guid? BackendResourceRequest { get; init; }

    /// <summary>Whether the broker delivers it once more.</summary>
    public bool IsRedelivered { get; init; }

    /// <summary>The message as it came, which may hold personal data; null where it was no JSON, and in events that are no messages.</summary>
    public RawJson? Body { get; init; }

    /// <summary>Kind, type and uuids; never the body, which may hold personal data.</summary>
    /// <returns>For example <c>Message importable_resources 0e8f…</c>.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} {ObjectType} {BackendResourceRequest ?? Offering:N}").TrimEnd();
}

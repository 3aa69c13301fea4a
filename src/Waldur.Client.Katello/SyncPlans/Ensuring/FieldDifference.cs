namespace Waldur.Client.Katello;

/// <summary>A field in which a sync plan differs from what is desired.</summary>
/// <param name="Field">The field's name on the wire, such as <c>sync_date</c>.</param>
/// <param name="From">What it is; null where it is unset.</param>
/// <param name="To">What it should be; null where it should be unset.</param>
public sealed record FieldDifference(string Field, string? From, string? To)
{
    /// <summary>The field and both values.</summary>
    /// <returns>For example <c>interval: daily -&gt; weekly</c>.</returns>
    public override string ToString() => $"{Field}: {From ?? "(unset)"} -> {To ?? "(unset)"}";
}

namespace Waldur.Client.Testing;

/// <content>The server's own responses, damaged. The server has acted; a response in which there is nothing to damage is sent as it is.</content>
public sealed partial class Fault
{
    /// <summary>What identifies objects (<c>uuid</c>, <c>id</c>) is missing, in a list from every row.</summary>
    public static Fault MissingIdentity => Damaging(FaultKind.MissingIdentity, ResponseDamage.WithoutIdentity);

    /// <summary>What identifies objects is zero, in a list in every row.</summary>
    public static Fault ZeroIdentity => Damaging(FaultKind.ZeroIdentity, ResponseDamage.WithZeroIdentity);

    /// <summary>What identifies objects is that of another object, in a list in every row.</summary>
    public static Fault ForeignIdentity => Damaging(FaultKind.ForeignIdentity, ResponseDamage.WithForeignIdentity);

    /// <summary>States (<c>state</c>, <c>get_state_display</c>, <c>result</c>) are null.</summary>
    public static Fault NullState => Damaging(FaultKind.NullState, body => ResponseDamage.WithState(body, null));

    /// <summary>States are the number 2, as older APIs had them.</summary>
    public static Fault OddState => Damaging(FaultKind.OddState, body => ResponseDamage.WithState(body, 2));

    /// <summary>An object comes where a list belongs, or a list where an object belongs.</summary>
    public static Fault WrongRoot => Damaging(FaultKind.WrongRoot, ResponseDamage.WithWrongRoot);

    /// <summary>The body is <c>{}</c>.</summary>
    public static Fault EmptyObject => Damaging(FaultKind.EmptyObject, _ => new System.Text.Json.Nodes.JsonObject());

    /// <summary>The body is JSON that breaks off, with a length that is right.</summary>
    public static Fault BrokenJson => new(FaultKind.BrokenJson) { Acting = FaultActing.First, Damage = ResponseDamage.BreakJson };

    /// <summary>A page of a list comes without rows, while its total stays.</summary>
    public static Fault EmptyPage => Damaging(FaultKind.EmptyPage, ResponseDamage.WithoutRows);

    /// <summary>The total of a list is lost: the header <c>X-Result-Count</c>, Katello's <c>total</c> and <c>subtotal</c>.</summary>
    public static Fault MissingCount => new(FaultKind.MissingCount) { Acting = FaultActing.First, Damage = ResponseDamage.LoseCount };

    /// <summary>The header <c>X-Result-Count</c> comes twice, with different values.</summary>
    public static Fault DoubledCount => new(FaultKind.DoubledCount)
    {
        Acting = FaultActing.First,
        Damage = response => ResponseDamage.DoubleHeader(response, "X-Result-Count", "0"),
    };

    /// <summary>A list ignores its filters, as a server does that does not know them; page and order still count.</summary>
    public static Fault FiltersIgnored => new(FaultKind.FiltersIgnored)
    {
        Acting = FaultActing.First,
        Rewrite = request => request.WithQuery(request.Query.Only("page", "per_page", "page_size", "o", "order", "sort_by", "sort_order", "field")),
    };

    /// <summary>A header is lost.</summary>
    /// <param name="name">The header, such as <c>X-Result-Count</c> or <c>Content-Type</c>.</param>
    /// <returns>The fault.</returns>
    public static Fault WithoutHeader(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(FaultKind.Custom) { Acting = FaultActing.First, Damage = response => ResponseDamage.LoseHeader(response, name) };
    }

    /// <summary>A header comes twice.</summary>
    /// <param name="name">The header, such as <c>X-Result-Count</c> or <c>Location</c>.</param>
    /// <param name="value">The value of the second.</param>
    /// <returns>The fault.</returns>
    public static Fault DoubledHeader(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        return new(FaultKind.Custom) { Acting = FaultActing.First, Damage = response => ResponseDamage.DoubleHeader(response, name, value) };
    }

    private static Fault Damaging(FaultKind kind, Func<System.Text.Json.Nodes.JsonNode, System.Text.Json.Nodes.JsonNode?> change) => new(kind)
    {
        Acting = FaultActing.First,
        Damage = response => ResponseDamage.Change(response, change),
    };
}

using FsCheck;
using FsCheck.Fluent;

namespace Waldur.Client.Tests.Urls;

/// <summary>What holds for every address; a counterexample is printed with the seed that finds it again.</summary>
public class UrlProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(500);
    private static readonly WaldurObject[] Kinds = Enum.GetValues<WaldurObject>();

    private static readonly string[] Endpoints =
    [
        "https://waldur.example", "http://localhost:8000", "https://waldur.example/api/", "https://h/one/two/", "https://[::1]:444/", "https://h/a%20b/",
        "http://127.0.0.1:80/x",
    ];

    private static readonly Gen<Guid> Uuid = ArbMap.Default.GeneratorFor<Guid>().Where(uuid => uuid != Guid.Empty);

    private static readonly Gen<Given> Example =
        from endpoint in Gen.Elements(Endpoints)
        from kind in Gen.Elements(Kinds)
        from uuid in Uuid
        select new Given(new WaldurUrls(new Uri(endpoint)), kind, uuid);

    [Fact]
    public void What_is_made_is_read_back() => Prop.ForAll(Example.ToArbitrary(), given =>
        given.Urls.GetUuid(given.Url, given.Kind) == given.Uuid).Check(Many);

    [Fact]
    public void What_is_made_is_a_canonical_address() => Prop.ForAll(Example.ToArbitrary(), given =>
        new Uri(given.Url).AbsoluteUri == given.Url && given.Url.EndsWith($"/{given.Uuid:N}/", StringComparison.Ordinal)).Check(Many);

    [Fact]
    public void No_other_kind_reads_it() => Prop.ForAll(Example.ToArbitrary(), given =>
        Kinds.Where(kind => kind != given.Kind).All(kind => IsRefused(given.Urls, given.Url, kind))).Check(Many);

    [Fact]
    public void A_character_more_or_another_one_changes_no_more_than_the_uuid()
    {
        var mutations =
            from given in Example
            from place in Gen.Choose(0, given.Url.Length - 1)
            from character in Gen.Elements("/\\?#%@:.-+ \t\n\0aAfF09xéа".ToCharArray())
            from inserts in Gen.Elements(true, false)
            select (given, url: given.Url[..place] + character + given.Url[(inserts ? place : place + 1)..]);

        Prop.ForAll(mutations.ToArbitrary(), mutation => IsHarmless(mutation.given, mutation.url)).Check(Many.WithMaxTest(5_000));
    }

    [Fact]
    public void Whatever_text_it_is_reading_it_never_throws()
    {
        var texts =
            from given in Example
            from text in ArbMap.Default.GeneratorFor<string?>()
            from glue in Gen.Elements("", "https://", "https://waldur.example/api/projects/")
            select (given, text: text is null ? null : glue + text);

        Prop.ForAll(texts.ToArbitrary(), sample =>
            sample.given.Urls.TryGetUuid(sample.text, sample.given.Kind, out _, out var reason) == (reason is null)).Check(Many);
    }

    // What is still read must, once parsed, name the same server and path; only case, scheme and the uuid's digits may differ.
    private static bool IsHarmless(Given given, string url)
    {
        if (!given.Urls.TryGetUuid(url, given.Kind, out var uuid, out _))
        {
            return true;
        }

        var parsed = new Uri(url);
        var made = new Uri(given.Urls.For(given.Kind, uuid));
        return parsed.IdnHost == made.IdnHost
            && parsed.UserInfo.Length == 0
            && (parsed.Port == made.Port || (parsed.IsDefaultPort && made.IsDefaultPort))
            && parsed.PathAndQuery.Replace("-", "", StringComparison.Ordinal).Equals(
                made.PathAndQuery.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsRefused(WaldurUrls urls, string url, WaldurObject kind) =>
        !urls.TryGetUuid(url, kind, out var uuid, out var reason) && uuid == Guid.Empty && reason.Length > 0;

    private sealed record Given(WaldurUrls Urls, WaldurObject Kind, Guid Uuid)
    {
        public string Url => Urls.For(Kind, Uuid);
    }
}

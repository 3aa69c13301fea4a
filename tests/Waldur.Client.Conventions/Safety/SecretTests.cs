using System.Diagnostics;
using System.Reflection;
using Waldur.Client.Katello;
using Waldur.Client.Models;

namespace Waldur.Client.Conventions.Safety;

/// <summary>What is planted as a secret shows up in no exception, text, log line or debugger display.</summary>
public class SecretTests
{
    private const string Canary = "canary7d1f";
    private static readonly string BasicForm = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"user:{Canary}"));
    private static readonly ClientOptions Quick = new()
    {
        MaxRetries = 1,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        AttemptTimeout = TimeSpan.FromMilliseconds(50),
        Timeout = TimeSpan.FromSeconds(5),
        LostResponse = new() { Patience = TimeSpan.Zero },
    };

    public static TheoryData<string> Ways() => [.. FailingHandler.Ways];

    public static TheoryData<Credential> Credentials() =>
    [
        new TokenCredential(Canary),
        new PersonalAccessTokenCredential($"w_1900000000_{Canary}"),
        new BearerCredential(Canary),
        new BearerCredential(_ => ValueTask.FromResult(new AccessToken(Canary))),
        new ImpersonationCredential(new TokenCredential(Canary), Guid.NewGuid()),
        new BasicCredential("user", Canary),
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_failing_call_tells_no_secret(string way)
    {
        var log = new KeepingLogger();
        using var waldur = new WaldurClient(new HttpMessageInvoker(new FailingHandler(way)), "https://h", new TokenCredential(Canary), Quick with { LoggerFactory = log });
        using var katello = new KatelloClient(new HttpMessageInvoker(new FailingHandler(way)), "https://h", new BasicCredential("user", Canary), Quick with { LoggerFactory = log });
        var told = "";
        foreach (var call in Calls(waldur, katello))
        {
            var failure = await Record.ExceptionAsync(call);
            failure.Should().BeAssignableTo<ApiException>();
            told += failure + (failure as ApiException)?.Message + (failure as ApiException)?.Body + (failure as ApiException)?.Path;
        }

        (told + log.Text).Should().NotBeEmpty().And.NotContain(Canary).And.NotContain(BasicForm);
    }

    [Theory]
    [MemberData(nameof(Credentials))]
    public void A_credential_tells_nothing_of_itself(Credential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        credential.ToString().Should().Be(credential.GetType().Name);
        credential.GetType().GetCustomAttribute<DebuggerDisplayAttribute>()!.Value.Should().Be("{GetType().Name,nq}");
        var shown = credential.GetType().GetFields(BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(field => field.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never)
            .Select(field => field.GetValue(credential)?.ToString() ?? "");
        string.Concat(shown).Should().NotContain(Canary).And.NotContain(BasicForm);
    }

    [Fact]
    public void Models_queries_and_options_tell_none_of_their_values()
    {
        object[] told =
        [
            new RemoteSynchronisation { Token = Canary },
            Synchronisation(),
            new RemoteSynchronisationPatch { Token = Canary },
            new Optional<string>(Canary),
            new BackendResourcesQuery { Name = Canary },
            new AccessToken(Canary),
            Waldur.Client.Core.RequestContent.Json(Synchronisation()),
        ];
        told.Select(value => value.ToString()).Should().NotContain(text => text!.Contains(Canary, StringComparison.Ordinal));
    }

    private static IEnumerable<Func<Task>> Calls(WaldurClient waldur, KatelloClient katello) =>
    [
        () => waldur.BackendResources.List(new BackendResourcesQuery { Name = Canary, BackendId = Canary }).ToListAsync(),
        () => waldur.BackendResources.CountAsync(new BackendResourcesQuery { NameExact = Canary }),
        () => waldur.BackendResources.CreateAsync(new BackendResourceCreate { Name = Canary, Project = Guid.NewGuid(), Offering = Guid.NewGuid(), BackendId = Canary }),
        () => waldur.BackendResourceRequests.FailAsync(Guid.NewGuid(), Canary, Canary),
        () => waldur.Api.MarketplaceRemoteSynchronisations.PostAsync(Synchronisation()),
        () => waldur.Api.MarketplaceRemoteSynchronisations[Guid.NewGuid()].PatchAsync(new RemoteSynchronisationPatch { Token = Canary }),
        () => katello.SyncPlans.List(1, new SyncPlanFilter { Name = Canary, Search = SearchExpression.NameContains(Canary) }).ToListAsync(),
        () => katello.SyncPlans.UpdateAsync(1, 1, new Waldur.Client.Katello.Models.SyncPlanUpdate { Description = Canary }),
    ];

    private static RemoteSynchronisationCreate Synchronisation() => new()
    {
        ApiUrl = $"https://h/{Canary}",
        Token = Canary,
        RemoteOrganizationUuid = Guid.NewGuid(),
        RemoteOrganizationName = Canary,
        LocalServiceProvider = "https://h/",
        Categories = [],
    };
}

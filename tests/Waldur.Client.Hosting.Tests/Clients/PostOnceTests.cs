using System.Net;

namespace Waldur.Client.Hosting.Tests.Clients;

/// <summary>Applications add handlers that resend to every HttpClient. A POST that was sent twice makes two rows.</summary>
public class PostOnceTests
{
    public static TheoryData<string> Failures => ["503", "504", "502", "reset"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_post_goes_out_once_though_every_HttpClient_resends(string failure)
    {
        await using var server = await Fakes.StartWaldurAsync();
        await using var host = new TestHost(
            ("Waldur:Endpoint", server.Endpoint.ToString()), ("Waldur:Token", server.Seed.AgentToken), ("Waldur:LostResponsePatience", "00:00:00"));
        host.Builder.Services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new ResendingHandler()));
        host.Builder.Services.AddWaldurClient(host.Section("Waldur"));
        await host.StartAsync();
        server.Faults.For("POST").Always(ToFault(failure));

        var create = () => host.Services.GetRequiredService<IBackendResourceRequests>()
            .CreateAsync(server.Seed.Offering.Uuid, TestContext.Current.CancellationToken);

        await create.Should().ThrowAsync<ApiException>();
        server.Requests.Count(request => request.Method == "POST").Should().Be(1);

        // That the handler does resend is seen where the factory's own clients are used.
        server.ClearRequests();
        using var other = host.Services.GetRequiredService<IHttpClientFactory>().CreateClient();
        await other.PostAsync(new Uri(server.Endpoint, "api/backend-resource-requests/"), null, TestContext.Current.CancellationToken)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        server.Requests.Count(request => request.Method == "POST").Should().Be(3);
    }

    private static Fault ToFault(string failure) => failure switch
    {
        "503" => Fault.ServiceUnavailable(),
        "504" => Fault.GatewayTimeout,
        "502" => Fault.BadGateway,
        _ => Fault.Reset,
    };

    /// <summary>Does to any method what a standard resilience handler does.</summary>
    private sealed class ResendingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    var response = await base.SendAsync(request, cancellationToken);
                    if (attempt == 3 || response.StatusCode < HttpStatusCode.InternalServerError)
                    {
                        return response;
                    }

                    response.Dispose();
                }
                catch (HttpRequestException) when (attempt < 3)
                {
                    // Once more, as such handlers do.
                }
            }
        }
    }
}

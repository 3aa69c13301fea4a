using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Waldur.Client.Models;

namespace Waldur.Client.Tests;

public class OpenEnumTests
{
    [Fact]
    public void A_value_goes_to_text_and_back()
    {
        var state = (BackendResourceRequestState)"Erred";

        state.Should().Be(BackendResourceRequestState.Erred);
        ((string)state).Should().Be("Erred");
        ((BackendResourceRequestState)"Paused").IsKnown.Should().BeFalse();
    }

    [Fact]
    public async Task An_ASP_NET_Core_parameter_binds_from_route_query_and_body()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        await using var app = builder.Build();
        app.MapGet("/states/{state}", (BackendResourceRequestState state, BackendResourceRequestState? other) => $"{state} {state.IsKnown} {other?.Value ?? "none"}");
        app.MapPost("/states", (Holder holder) => holder.State.Value);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        (await http.GetStringAsync(new Uri("states/erred?other=Paused", UriKind.Relative), TestContext.Current.CancellationToken)).Should().Be("Erred True Paused");
        (await http.GetStringAsync(new Uri("states/Sent", UriKind.Relative), TestContext.Current.CancellationToken)).Should().Be("Sent True none");
        using var content = new StringContent("""{"state":"Done"}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri("states", UriKind.Relative), content, TestContext.Current.CancellationToken);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().Be("Done");
    }

    public sealed record Holder(BackendResourceRequestState State);
}

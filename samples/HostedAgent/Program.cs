using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Waldur.Client.Samples;

// A site agent as a service: settings from appsettings.json and the environment (Waldur__Endpoint, Waldur__TokenFile, ...), its health
// at /health, a summary on the console, telemetry where OTEL_EXPORTER_OTLP_ENDPOINT says. Without Waldur:Endpoint it plays on a fake server;
// with --once it ends when nothing is pending.
string[] settings = [.. args.Where(argument => argument != "--once")];
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "HH:mm:ss "));
using var telemetry = Telemetry.FromEnvironment();
await using var fake = await EmbeddedFake.StartIfNeededAsync(builder, isOnce: settings.Length < args.Length);

var waldur = builder.Configuration.GetSection("Waldur");
builder.Services.AddWaldurClient(waldur);
builder.Services.AddWaldurSiteAgent<InventoryHandler>(waldur.GetSection("Agent"));
builder.Services.AddHealthChecks().AddWaldur().AddWaldurSiteAgent();
builder.Services.AddSingleton<Backend>();
builder.Services.AddHostedService<SummaryLine>();

try
{
    await using var app = builder.Build();
    app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthResponse.WriteAsync });
    await app.RunAsync();
    return Environment.ExitCode;
}
catch (Exception error) when (error is OptionsValidationException or AggregateException { InnerException: OptionsValidationException })
{
    // Of several wrong sections each has a line.
    await Console.Error.WriteLineAsync(string.Join('\n', (error as AggregateException)?.InnerExceptions.Select(inner => inner.Message) ?? [error.Message]));
    return 2;
}

using Waldur.Client;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddSingleton(services => new WaldurClient(
    Environment.GetEnvironmentVariable("WALDUR_URL")!,
    Credential.FromToken(Environment.GetEnvironmentVariable("STAFF_TOKEN")!),
    new ClientOptions { LoggerFactory = services.GetRequiredService<ILoggerFactory>() }));

await using var application = builder.Build();
application.MapGet("/offerings", async (WaldurClient waldur, CancellationToken stop) => await waldur.Offerings.CountAsync(cancellationToken: stop));
await application.StartAsync();

// What a browser would do.
using var client = new HttpClient();
Console.WriteLine($"offerings {await client.GetStringAsync(application.Urls.First() + "/offerings")}");

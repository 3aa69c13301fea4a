using Microsoft.Extensions.Logging;

namespace Waldur.Client.Hosting.Tests;

/// <summary>An application as a user writes it, with its settings in memory, its log kept, and a folder of its own as content root.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private IHost? _host;

    public TestHost(params (string Key, string? Value)[] settings)
    {
        Folder = Directory.CreateTempSubdirectory("waldur-hosting-").FullName;
        Builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = Folder, EnvironmentName = Environments.Development });
        Builder.Configuration.AddInMemoryCollection(settings.GroupBy(setting => setting.Key, (key, values) => KeyValuePair.Create(key, values.Last().Value)));
        Builder.Logging.ClearProviders().AddProvider(Log).SetMinimumLevel(LogLevel.Trace).AddFilter("", LogLevel.Trace);
    }

    public HostApplicationBuilder Builder { get; }

    public string Folder { get; private init; }

    public KeptLog Log { get; } = new();

    public IServiceProvider Services => (_host ??= Builder.Build()).Services;

    public IHostApplicationLifetime Lifetime => Services.GetRequiredService<IHostApplicationLifetime>();

    public WaldurSiteAgentStatus Agent => Services.GetRequiredService<WaldurSiteAgentStatus>();

    public IConfigurationSection Section(string name) => Builder.Configuration.GetSection(name);

    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path + ".new", text);
        File.Move(path + ".new", path, overwrite: true);
        return path;
    }

    public async Task StartAsync()
    {
        _ = Services;
        await _host!.StartAsync(TestContext.Current.CancellationToken);
    }

    public Task StopAsync() => _host!.StopAsync(TestContext.Current.CancellationToken);

    /// <summary>Waits until the host has been asked to stop.</summary>
    public async Task WaitForStopAsync()
    {
        var stopping = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = Lifetime.ApplicationStopping.Register(stopping.SetResult);
        await stopping.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            await ((IAsyncDisposable)_host).DisposeAsync();
        }

        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}

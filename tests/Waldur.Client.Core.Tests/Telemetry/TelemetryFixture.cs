using Waldur.Client.Core;
using Waldur.Client.Tests.Transport;

namespace Waldur.Client.Tests.Telemetry;

/// <summary>A client of a product of its own, so that other tests' calls are not heard.</summary>
public abstract class TelemetryFixture : IDisposable
{
    internal const string Id = "5f0c1b6e0c5a4b0f9d3e2a1b4c6d8e0f";

    protected TelemetryFixture() => Recorder = new TelemetryRecorder(Name);

    protected string Name { get; } = $"Test.Product{Guid.NewGuid():N}";

    protected string Prefix => Name.ToLowerInvariant();

    internal TelemetryRecorder Recorder { get; }

    public void Dispose()
    {
        Recorder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected ApiClient Client(HttpMessageHandler handler, ClientOptions? options = null, Credential? credential = null) => new(
        new HttpMessageInvoker(handler),
        TestCalls.Endpoint,
        credential ?? new TokenCredential(TestCalls.Token),
        TestCalls.Options(options: options),
        new ApiProduct { Name = Name });
}

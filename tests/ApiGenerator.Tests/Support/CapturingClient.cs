using System.Net;
using System.Text;
using Waldur.Client;
using Waldur.Client.Core;

namespace ApiGenerator.Tests.Support;

/// <summary>Keeps the request that a builder makes, and responds a given body.</summary>
internal sealed class CapturingClient(string response = "") : IApiClient
{
    public ApiRequest Request { get; private set; } = null!;

    public CallOptions? Options { get; private set; }

    public string Sent => Request.Content!.CreateHttpContent().ReadAsStringAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    public Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, ResponseReader<T> reader, CancellationToken cancellationToken = default)
    {
        Request = request;
        return Task.FromResult(new ApiResponse<T>(reader.Read(Encoding.UTF8.GetBytes(response))));
    }

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        Request = request;
        return Task.FromResult(new ApiResponse(HttpStatusCode.NoContent));
    }

    public IApiClient With(CallOptions options)
    {
        Options = options;
        return this;
    }
}

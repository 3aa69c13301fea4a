using System.Net;
using Waldur.Client.Core;

namespace Waldur.Client.Conventions.Safety;

/// <summary>Keeps the requests that builders make, and responds with an empty object or array.</summary>
internal sealed class CapturingClient : IApiClient
{
    public List<ApiRequest> Requests { get; } = [];

    public Task<ApiResponse<T>> SendAsync<T>(ApiRequest request, ResponseReader<T> reader, CancellationToken cancellationToken = default)
    {
        Requests.Add(request);
        return Task.FromResult(new ApiResponse<T>(default!, HttpStatusCode.OK));
    }

    public Task<ApiResponse> SendAsync(ApiRequest request, CancellationToken cancellationToken = default)
    {
        Requests.Add(request);
        return Task.FromResult(new ApiResponse(HttpStatusCode.OK));
    }

    public IApiClient With(CallOptions options) => this;
}

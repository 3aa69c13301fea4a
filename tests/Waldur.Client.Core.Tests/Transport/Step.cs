namespace Waldur.Client.Tests.Transport;

/// <summary>What a scripted server does with one request.</summary>
internal delegate Task<HttpResponseMessage> Step(HttpRequestMessage request, CancellationToken cancellationToken);

using Polly;

namespace Waldur.Client.Core;

/// <summary>
/// A pipeline that the program builds with Polly. Nothing but <see cref="ClientOptions.ConfigureResilience"/> leads here, so that a
/// program without one is trimmed of Polly's builders, which are a seventh of a small native program.
/// </summary>
internal sealed class CustomPipeline : ICallPipeline
{
    private readonly ResiliencePipeline<RawResponse> _pipeline;

    public CustomPipeline(Action<ResiliencePipelineBuilder<RawResponse>> configure, TimeProvider timeProvider)
    {
        var builder = new ResiliencePipelineBuilder<RawResponse> { TimeProvider = timeProvider };
        configure(builder);
        _pipeline = builder.Build();
    }

    public async ValueTask<Outcome<RawResponse>> ExecuteAsync(ApiClient client, Call call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        context.Properties.Set(ClientResilienceExtensions.CallKey, call);
        try
        {
            return await _pipeline.ExecuteOutcomeAsync(
                static (attempt, state) => state.Client.AttemptAsync(state.Call, attempt.CancellationToken), context, (Client: client, Call: call)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}

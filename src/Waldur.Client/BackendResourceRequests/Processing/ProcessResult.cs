using System.Text.Json.Serialization;
using Waldur.Client.Models;

namespace Waldur.Client;

/// <summary>What became of a request that an agent processed.</summary>
public sealed class ProcessResult
{
    /// <summary>Makes a result; a test may, too.</summary>
    /// <param name="outcome">What became of the request.</param>
    /// <param name="request">The request as it is known now.</param>
    /// <param name="error">The handler's exception, or what kept the agent from claiming or from noting the claim.</param>
    /// <param name="reportError">What kept the agent from telling the server.</param>
    public ProcessResult(ProcessOutcome outcome, BackendResourceRequest request, Exception? error = null, ApiException? reportError = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        Outcome = outcome;
        Request = request;
        Error = error;
        ReportError = reportError;
    }

    /// <summary>What became of the request.</summary>
    public ProcessOutcome Outcome { get; }

    /// <summary>The request as it is known now.</summary>
    public BackendResourceRequest Request { get; }

    /// <summary>The handler's exception, or what kept the agent from claiming or from noting the claim; null where neither failed. Not serialized; <see cref="Reason"/> is.</summary>
    [JsonIgnore]
    public Exception? Error { get; }

    /// <summary>The first line of <see cref="Error"/>'s message; null where there is none.</summary>
    public string? Reason => FailureText.ReasonOf(Error);

    /// <summary>What kept the agent from telling the server how the request ended; null where nothing did. Not serialized; <see cref="ReportProblem"/> is.</summary>
    [JsonIgnore]
    public ApiException? ReportError { get; }

    /// <summary>The first line of <see cref="ReportError"/>'s message; null where there is none.</summary>
    public string? ReportProblem => FailureText.ReasonOf(ReportError);

    /// <summary>The outcome, the request, and the first line of what went wrong.</summary>
    /// <returns>One line.</returns>
    public override string ToString()
    {
        var text = $"{Outcome} {Request.Uuid:N}";
        return (ReportProblem ?? Reason) is { } problem ? $"{text}: {problem}" : text;
    }
}

namespace Waldur.Client.Budgets;

/// <summary>Tests of memory and collections, which other tests must not disturb.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "Measured alone";
}

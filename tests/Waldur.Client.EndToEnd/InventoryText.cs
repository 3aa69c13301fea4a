namespace Waldur.Client.EndToEnd;

/// <summary>Writes inventories as the sample site agent reads them.</summary>
internal static class InventoryText
{
    /// <summary>An inventory of items with the backend ids <c>vm-1</c> to <c>vm-N</c>.</summary>
    public static string Of(int count, string project) => $"[{string.Join(",\n", Enumerable.Range(1, count).Select(number => Item(number, project)))}]";

    private static string Item(int number, string project) =>
        $$"""{ "backend_id": "vm-{{number}}", "name": "Machine {{number}}", "project": "{{project}}" }""";
}

using ApiGenerator.Tests.Support;

namespace ApiGenerator.Tests.Commands;

/// <summary>Runs of the tool over a description of orders, projects and customers, in a folder of their own.</summary>
public abstract class CommandTests : IDisposable
{
    private protected const string Description = """
        openapi: 3.0.3
        info: {title: Shop, version: "1"}
        webhooks: {made: {post: {responses: {"200": {description: Ok}}}}}
        paths:
          /api/orders/:
            get: {operationId: orders_list, responses: {"200": {description: Ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}}
            post: {operationId: orders_create, parameters: [{name: X-Trace, in: header, schema: {type: string}}], responses: {"201": {description: Ok}}}
          /api/orders/{uuid}/approve/:
            post:
              operationId: orders_approve
              parameters: [{name: uuid, in: path, required: true, schema: {type: string, format: uuid}}]
              responses: {"200": {description: Ok}}
          /api/projects/:
            get: {operationId: projects_list, responses: {"200": {description: Ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Project'}}}}}}}
          /api/customers/{id}/:
            get: {operationId: customers_retrieve, responses: {"200": {description: Ok, content: {application/json: {schema: {$ref: '#/components/schemas/Customer'}}}}}}
        components:
          schemas:
            Order: {type: object, properties: {state: {$ref: '#/components/schemas/OrderState'}, items: {type: array, items: {$ref: '#/components/schemas/Item'}}}}
            OrderState: {type: string, enum: [new, done]}
            Item: {type: object, properties: {name: {type: string}}}
            Project: {type: object, properties: {name: {type: string}}}
            Customer: {type: object, properties: {name: {type: string}}}
        """;

    private protected TemporaryFolder Folder { get; } = new();

    private protected IEnumerable<string> Files => Directory.Exists(Folder["out"])
        ? Directory.EnumerateFiles(Folder["out"], "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder["out"], file)).Order(StringComparer.Ordinal)
        : [];

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected (int Status, string Output, string Error) Generate(params string[] more)
    {
        var path = Folder.Write("description.yaml", Description);
        return Tool.Run([path, "--output", Folder["out"], "--namespace", "Shop", .. more]);
    }
}

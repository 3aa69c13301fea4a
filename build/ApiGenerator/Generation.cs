using ApiGenerator.Description;
using ApiGenerator.Emission;
using ApiGenerator.Naming;
using ApiGenerator.Operations;
using ApiGenerator.Paths;
using ApiGenerator.Reading;
using ApiGenerator.Types;

namespace ApiGenerator;

/// <summary>Turns a description into files of C#.</summary>
internal sealed class Generation
{
    private readonly string _namespace;
    private readonly string? _client;
    private readonly bool _clientIsWhole;
    private readonly NameScope _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly NameScope _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Report _report = new();
    private readonly List<GeneratedFile> _files = [];

    private Generation(string ns, string? client, bool clientIsWhole)
    {
        _namespace = ns;
        _client = client;
        _clientIsWhole = clientIsWhole;
    }

    private string? _dateTimeFormat;

    private string Api => _namespace + ".Api";

    private string Models => _namespace + ".Models";

    public static GenerationResult Run(DescriptionFile description, string ns, string? client, bool clientIsWhole = true)
    {
        var generation = new Generation(ns, client, clientIsWhole);
        generation.Run(new ApiDescription(description.Tree, generation._report));
        return new GenerationResult(generation._files, generation._report.Lines);
    }

    private void Run(ApiDescription description)
    {
        _dateTimeFormat = description.Root["x-date-time-formats"].Text("write");
        if (_client is not null)
        {
            _names.Reserve(_client);
        }

        var resolver = new SchemaResolver(description, _report, _names);
        var tree = new PathTree(resolver, _report);
        var places = description.Methods.Select(method => (Method: method, Node: tree.Find(method))).ToList();
        new PathNames(_names).Name(tree.Root, _client is null ? null : "RootRequestBuilder");
        var planner = new OperationPlanner(resolver, description.References, _report, _names);
        places.ForEach(place => planner.Plan(place.Method, place.Node));
        foreach (var model in resolver.Models.Where(model => model.IsPatch && !model.IsOnlyPatch))
        {
            model.PatchName = _names.Take(model.Name + "Patch");
        }

        EmitModels(resolver, planner);
        EmitBuilders(tree.Root);
    }

    private void EmitModels(SchemaResolver resolver, OperationPlanner planner)
    {
        foreach (var model in resolver.Models)
        {
            if (model.IsPatch)
            {
                Emit(Models, model.PatchName, file => new PatchEmitter(file, model).Write());
            }

            if (model.IsResponse || model.IsBody)
            {
                Emit(Models, model.Name, file => new ModelEmitter(file, model).Write());
            }
        }

        foreach (var definition in resolver.Enums)
        {
            Emit(Models, definition.Name, file => EnumEmitter.Write(file, definition));
        }

        foreach (var form in resolver.Forms)
        {
            Emit(Models, form.Name, file => new FormEmitter(file, form).Write());
        }

        foreach (var query in planner.Queries)
        {
            Emit(Models, query.Name, file => new QueryEmitter(file, query).Write());
        }
    }

    private void EmitBuilders(PathNode root)
    {
        if (_client is not null)
        {
            Emit(_namespace, _client, file => ClientEmitter.Write(file, _client, _clientIsWhole, root, Api, Models));
            var operations = _names.Take((_client.EndsWith("Client", StringComparison.Ordinal) ? _client[..^"Client".Length] : _client) + "Operations");
            Emit(Api, operations, file => OperationListEmitter.Write(file, operations, root));
        }

        var open = new Stack<PathNode>();
        if (_client is null || ClientEmitter.NeedsRoot(root))
        {
            open.Push(root);
        }
        else
        {
            root.Children.ForEach(open.Push);
        }

        while (open.TryPop(out var node))
        {
            Emit(Api, node.ClassName, file => new BuilderEmitter(file, node, Models).Write());
            node.Children.ForEach(open.Push);
        }
    }

    private void Emit(string ns, string name, Action<CSharpFile> write)
    {
        var file = new CSharpFile(ns, _names, _dateTimeFormat);
        write(file);
        var folder = ns == _namespace ? "" : ns[(_namespace.Length + 1)..] + "/";
        _files.Add(new GeneratedFile(_paths.Take(folder + FileNames.Short(name)) + ".cs", file.ToString()));
    }
}

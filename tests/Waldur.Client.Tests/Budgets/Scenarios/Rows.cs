using System.Globalization;
using System.Text;

namespace Waldur.Client.Budgets;

/// <summary>
/// Rows as Waldur sends them: compact JSON, fields in the server's order, uuids without dashes, times to the microsecond. One
/// offering and five projects.
/// </summary>
internal static class Rows
{
    public const string Endpoint = "https://waldur.example.com/";
    public const string Token = "0123456789abcdef0123456789abcdef01234567";
    public const string Name = "slurm-allocation-00017";
    public const string BackendId = "hpc.cluster-a.account-00017";
    public const string Metadata = """{"limits":{"cpu":128000,"gpu":2400,"ram":512000},"partition":"standard","qos":"normal"}""";
    private const string Api = Endpoint + "api/";

    private static readonly string[] Projects =
    [
        "Climate model intercomparison", "Protein folding 2026", "Large language models for law", "Turbulence, phase II", "Genome assembly",
    ];

    public static byte[] BackendResources(int first, int count) => Page(first, count, BackendResource);

    public static byte[] Resources(int count) => Page(0, count, Resource);

    public static byte[] OneBackendResource() => Encoding.UTF8.GetBytes(BackendResource(17));

    public static Guid Uuid(int kind, int number) => Guid.ParseExact(Hex(kind, number), "N");

    private static byte[] Page(int first, int count, Func<int, string> row) =>
        Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Range(first, count).Select(row)) + "]");

    private static string BackendResource(int number)
    {
        var project = number % Projects.Length;
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"url":"{{Api}}backend-resources/{{Hex(1, number)}}/","uuid":"{{Hex(1, number)}}","name":"slurm-allocation-{{number:00000}}",
            "created":"{{Time(number)}}","modified":"{{Time(number + 7)}}","project":"{{Hex(2, project)}}",
            "project_name":"{{Projects[project]}}","project_url":"{{Api}}projects/{{Hex(2, project)}}/","offering":"{{Hex(3, 1)}}",
            "offering_name":"HPC cluster A, standard partition","offering_url":"{{Api}}marketplace-public-offerings/{{Hex(3, 1)}}/",
            "backend_id":"hpc.cluster-a.account-{{number:00000}}","backend_metadata":{{Metadata}}}
            """).ReplaceLineEndings("");
    }

    private static string Resource(int number)
    {
        var project = number % Projects.Length;
        return string.Create(CultureInfo.InvariantCulture, $$$"""
            {"offering":"{{{Api}}}marketplace-public-offerings/{{{Hex(3, 1)}}}/","offering_name":"HPC cluster A, standard partition",
            "offering_uuid":"{{{Hex(3, 1)}}}","offering_description":"Compute time on the standard partition of cluster A.",
            "offering_image":null,"offering_thumbnail":null,"offering_type":"Marketplace.Slurm","offering_shared":true,
            "offering_billable":true,"offering_plugin_options":{"auto_approve_in_service_provider_projects":true},
            "provider_name":"National HPC Centre","provider_uuid":"{{{Hex(4, 1)}}}","provider_slug":"nhpc","category_title":"HPC",
            "category_uuid":"{{{Hex(5, 1)}}}","category_icon":"{{{Endpoint}}}media/marketplace_category_icons/hpc.svg",
            "plan":"{{{Api}}}marketplace-public-plans/{{{Hex(6, 1)}}}/","plan_unit":"month","plan_name":"Standard",
            "plan_uuid":"{{{Hex(6, 1)}}}","plan_description":"Billed by month.","attributes":{"name":"slurm-allocation-{{{number:00000}}}"},
            "limits":{"cpu":128000,"gpu":2400,"ram":512000},"uuid":"{{{Hex(7, number)}}}","created":"{{{Time(number)}}}",
            "modified":"{{{Time(number + 7)}}}","url":"{{{Api}}}marketplace-provider-resources/{{{Hex(7, number)}}}/",
            "scope":"{{{Api}}}slurm-allocations/{{{Hex(8, number)}}}/","description":"","state":"OK","resource_uuid":"{{{Hex(8, number)}}}",
            "backend_id":"hpc.cluster-a.account-{{{number:00000}}}","effective_id":"","resource_type":"SLURM.Allocation",
            "project":"{{{Api}}}projects/{{{Hex(2, project)}}}/","project_uuid":"{{{Hex(2, project)}}}",
            "project_name":"{{{Projects[project]}}}","project_description":"{{{Projects[project]}}}: allocation period 2026.",
            "project_end_date":"2027-03-31","project_end_date_requested_by":null,"customer_uuid":"{{{Hex(9, project % 3)}}}",
            "customer_name":"University {{{project % 3}}}","offering_slug":"hpc-cluster-a","parent_offering_uuid":null,
            "parent_offering_name":null,"parent_offering_slug":null,"parent_uuid":null,"parent_name":null,
            "backend_metadata":{"state":null,"runtime_state":null,"action":null},"is_usage_based":true,"is_limit_based":true,
            "name":"slurm-allocation-{{{number:00000}}}","slug":"slurm-allocation-{{{number:00000}}}",
            "current_usages":{"cpu":{{{number * 17}}}.5,"gpu":{{{number}}}.25,"ram":{{{number * 31}}}},"can_terminate":true,"report":null,
            "end_date":null,"end_date_requested_by":null,"username":null,
            "limit_usage":{"cpu":{{{number * 17}}}.5,"gpu":{{{number}}}.25,"ram":{{{number * 31}}}},"downscaled":false,
            "restrict_member_access":false,"paused":false,
            "endpoints":[{"uuid":"{{{Hex(10, number)}}}","name":"login","url":"ssh://login-{{{number:00000}}}.cluster-a.example.com"}],
            "error_message":"","error_traceback":"","options":{},"available_actions":["pull","set_limits","terminate"],
            "last_sync":"{{{Time(number + 9)}}}","order_in_progress":null,"creation_order":{{{Order(number, project)}}},
            "service_settings_uuid":"{{{Hex(11, 1)}}}","project_slug":"project-{{{project}}}","customer_slug":"university-{{{project % 3}}}",
            "user_requires_reconsent":false,"renewal_date":null,"provider_description":"Computing for research.",
            "project_effective_end_date":"2027-03-31","resource_effective_end_date":null,"project_is_in_grace_period":false,
            "offering_backend_id":"cluster-a","end_date_updated_at":null,"usage_limit_restriction":"","offering_state":"Active",
            "offering_components":[{{{Component("cpu", "k-hours")}}},{{{Component("gpu", "hours")}}},{{{Component("ram", "GB-hours")}}}],
            "has_api_keys":false}
            """).ReplaceLineEndings("");
    }

    private static string Order(int number, int project) => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"offering":"{{{Api}}}marketplace-public-offerings/{{{Hex(3, 1)}}}/","offering_name":"HPC cluster A, standard partition",
        "offering_uuid":"{{{Hex(3, 1)}}}","offering_type":"Marketplace.Slurm","plan_unit":"month","plan_name":"Standard",
        "plan_uuid":"{{{Hex(6, 1)}}}","attributes":{"name":"slurm-allocation-{{{number:00000}}}"},
        "limits":{"cpu":128000,"gpu":2400,"ram":512000},"uuid":"{{{Hex(12, number)}}}","created":"{{{Time(number)}}}",
        "modified":"{{{Time(number + 1)}}}","resource_uuid":"{{{Hex(8, number)}}}","resource_type":"SLURM.Allocation",
        "resource_name":"slurm-allocation-{{{number:00000}}}","cost":"125.5000000000","state":"done","output":"",
        "marketplace_resource_uuid":"{{{Hex(7, number)}}}","error_message":"","error_traceback":"","type":"Create",
        "created_by_username":"staff","created_by_full_name":"Staff Member","customer_name":"University {{{project % 3}}}",
        "customer_uuid":"{{{Hex(9, project % 3)}}}","project_name":"{{{Projects[project]}}}","project_uuid":"{{{Hex(2, project)}}}",
        "can_terminate":false,"fixed_price":0,"activation_price":0,"backend_id":""}
        """).ReplaceLineEndings("");

    private static string Component(string type, string unit) => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"uuid":"{{{Hex(13, type[0])}}}","type":"{{{type}}}","name":"{{{type.ToUpperInvariant()}}}","description":"","billing_type":"limit",
        "measured_unit":"{{{unit}}}","unit_factor":60,"limit_period":"month","limit_amount":null,"article_code":"","max_value":1000000,
        "min_value":0,"max_available_limit":null,"default_limit":1000,"is_boolean":false,"is_builtin":false,"is_prepaid":false}
        """).ReplaceLineEndings("");

    // Spread over all digits, as random uuids are.
    private static string Hex(int kind, int number)
    {
        var mixed = unchecked((((ulong)kind << 32) + (ulong)number + 1) * 0x9E3779B97F4A7C15UL);
        return string.Create(CultureInfo.InvariantCulture, $"{mixed:x16}{mixed * 0xBF58476D1CE4E5B9UL:x16}");
    }

    private static string Time(int number) => new DateTime(2026, 1, 6, 20, 40, 33, DateTimeKind.Utc)
        .AddMinutes(number)
        .AddMicroseconds(123456 + number)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
}

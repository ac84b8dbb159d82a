using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace MessageComposer.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    prefix = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    scopes = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    consent_checked_upstream = table.Column<bool>(type: "boolean", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    actor_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    action = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    details = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    previous = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scenario = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    angle = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    segment = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    motive = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    locale = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    prompt_version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    count = table.Column<int>(type: "integer", nullable: false),
                    conditions = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    product_json = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    store_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    variant_ids = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    requests = table.Column<int>(type: "integer", nullable: false),
                    caller = table.Column<string>(type: "text", nullable: false, defaultValue: "local", collation: "C"),
                    product_day = table.Column<DateOnly>(type: "date", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    not_before = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lease_token = table.Column<Guid>(type: "uuid", nullable: true),
                    lease_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "marks",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_marks", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sign_in_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    display_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    roles = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    security_stamp = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    disabled = table.Column<bool>(type: "boolean", nullable: false),
                    failed_sign_ins = table.Column<int>(type: "integer", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_sign_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "secrets",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_secrets", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "sheets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scenario = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    prompt_version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    risk = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    layer = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    items = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    claimed_by_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    claimed_by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    claimed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    content_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    certificate = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sheets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "snapshots",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    packed = table.Column<byte[]>(type: "bytea", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_snapshots", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "stops",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    target = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lift_asked_by_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lift_asked_by_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lift_asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lifted_by_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lifted_by_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stops", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    scenario = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    prompt_version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    provider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    model = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    purpose = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    calls = table.Column<long>(type: "bigint", nullable: false),
                    failed_calls = table.Column<long>(type: "bigint", nullable: false),
                    estimated_calls = table.Column<long>(type: "bigint", nullable: false),
                    unpriced_calls = table.Column<long>(type: "bigint", nullable: false),
                    input_tokens = table.Column<long>(type: "bigint", nullable: false),
                    output_tokens = table.Column<long>(type: "bigint", nullable: false),
                    reserved_tokens = table.Column<long>(type: "bigint", nullable: false),
                    cost_micros = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_usage", x => new { x.day, x.scenario, x.prompt_version, x.provider, x.model, x.purpose });
                });

            migrationBuilder.CreateTable(
                name: "variants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    scenario = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    angle = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    segment = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    motive = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    channel = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    locale = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    prompt_version = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    model = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    conditions = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    grounds = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    findings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    risk = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    weight = table.Column<int>(type: "integer", nullable: false),
                    content_hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    product_json = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    store_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    checked_under = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    since = table.Column<long>(type: "bigint", nullable: false),
                    rejection = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    review = table.Column<string>(type: "text", nullable: false, defaultValue: "{}", collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_variants", x => x.id);
                });

            migrationBuilder.InsertData(
                table: "marks",
                columns: new[] { "name", "value" },
                values: new object[,]
                {
                    { "access", 0L },
                    { "audit", 0L },
                    { "stops", 0L },
                    { "variants", 0L }
                });

            migrationBuilder.CreateIndex(
                name: "ux_api_keys_hash",
                table: "api_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_subject",
                table: "audit",
                columns: new[] { "subject", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_caller",
                table: "jobs",
                columns: new[] { "caller", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_cell",
                table: "jobs",
                columns: new[] { "scenario", "angle", "segment", "motive", "channel", "locale", "subject", "prompt_version", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_next",
                table: "jobs",
                columns: new[] { "state", "requests", "id" },
                descending: new[] { false, true, false });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_product_day",
                table: "jobs",
                columns: new[] { "caller", "product_day" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_scenario",
                table: "jobs",
                columns: new[] { "scenario", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_jobs_open",
                table: "jobs",
                columns: new[] { "scenario", "angle", "segment", "motive", "channel", "locale", "subject", "prompt_version" },
                unique: true,
                filter: "state IN ('queued', 'running')");

            migrationBuilder.CreateIndex(
                name: "ux_people_sign_in_name",
                table: "people",
                column: "sign_in_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sheets_state",
                table: "sheets",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ux_sheets_open",
                table: "sheets",
                columns: new[] { "scenario", "prompt_version", "channel", "risk", "layer" },
                unique: true,
                filter: "state = 'open'");

            migrationBuilder.CreateIndex(
                name: "ux_snapshots_number",
                table: "snapshots",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_stops_in_force",
                table: "stops",
                columns: new[] { "kind", "target" },
                unique: true,
                filter: "lifted_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_variants_cell",
                table: "variants",
                columns: new[] { "scenario", "angle", "segment", "motive", "channel", "locale", "subject", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_variants_channel",
                table: "variants",
                columns: new[] { "channel", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_variants_checked",
                table: "variants",
                columns: new[] { "state", "checked_under", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_variants_content",
                table: "variants",
                column: "content_hash");

            migrationBuilder.CreateIndex(
                name: "ix_variants_rejection",
                table: "variants",
                columns: new[] { "scenario", "prompt_version", "rejection" },
                filter: "rejection IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_variants_risk",
                table: "variants",
                columns: new[] { "risk", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_variants_scenario",
                table: "variants",
                columns: new[] { "scenario", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_variants_segment",
                table: "variants",
                columns: new[] { "segment", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_variants_sheet",
                table: "variants",
                columns: new[] { "state", "scenario", "prompt_version", "channel", "risk", "since", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_variants_state",
                table: "variants",
                columns: new[] { "state", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "jobs");

            migrationBuilder.DropTable(
                name: "marks");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "secrets");

            migrationBuilder.DropTable(
                name: "sheets");

            migrationBuilder.DropTable(
                name: "snapshots");

            migrationBuilder.DropTable(
                name: "stops");

            migrationBuilder.DropTable(
                name: "usage");

            migrationBuilder.DropTable(
                name: "variants");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MessageComposer.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReviewTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "rejection",
                table: "variants",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "review",
                table: "variants",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<long>(
                name: "since",
                table: "variants",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "sheets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scenario = table.Column<string>(type: "TEXT", nullable: false),
                    prompt_version = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    risk = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    layer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    plan = table.Column<string>(type: "TEXT", nullable: false),
                    items = table.Column<string>(type: "TEXT", nullable: false),
                    claimed_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    claimed_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    claimed_until = table.Column<DateTimeOffset>(type: "TEXT", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "TEXT", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    content_hash = table.Column<string>(type: "TEXT", nullable: false),
                    certificate = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sheets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stops",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    target = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    by_id = table.Column<string>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "TEXT", nullable: false),
                    lift_asked_by_id = table.Column<string>(type: "TEXT", nullable: true),
                    lift_asked_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    lift_asked_at = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    lifted_by_id = table.Column<string>(type: "TEXT", nullable: true),
                    lifted_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    lifted_at = table.Column<DateTimeOffset>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stops", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_variants_channel",
                table: "variants",
                columns: new[] { "channel", "id" });

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
                name: "ix_variants_segment",
                table: "variants",
                columns: new[] { "segment", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_variants_sheet",
                table: "variants",
                columns: new[] { "state", "scenario", "prompt_version", "channel", "risk", "since", "id" });

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
                name: "ux_stops_in_force",
                table: "stops",
                columns: new[] { "kind", "target" },
                unique: true,
                filter: "lifted_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sheets");

            migrationBuilder.DropTable(
                name: "stops");

            migrationBuilder.DropIndex(
                name: "ix_variants_channel",
                table: "variants");

            migrationBuilder.DropIndex(
                name: "ix_variants_rejection",
                table: "variants");

            migrationBuilder.DropIndex(
                name: "ix_variants_risk",
                table: "variants");

            migrationBuilder.DropIndex(
                name: "ix_variants_segment",
                table: "variants");

            migrationBuilder.DropIndex(
                name: "ix_variants_sheet",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "rejection",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "review",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "since",
                table: "variants");
        }
    }
}

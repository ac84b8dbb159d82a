using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MessageComposer.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class JobLeases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_jobs_next",
                table: "jobs");

            migrationBuilder.AddColumn<Guid>(
                name: "inherited_from",
                table: "variants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "attempts",
                table: "jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "caller",
                table: "jobs",
                type: "TEXT",
                nullable: false,
                defaultValue: "local");

            migrationBuilder.AddColumn<string>(
                name: "detail",
                table: "jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "lease_token",
                table: "jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "lease_until",
                table: "jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "not_before",
                table: "jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "product_day",
                table: "jobs",
                type: "TEXT",
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_jobs_caller",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "ix_jobs_cell",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "ix_jobs_next",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "ix_jobs_product_day",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "ix_jobs_scenario",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "inherited_from",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "attempts",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "caller",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "detail",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "lease_token",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "lease_until",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "not_before",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "product_day",
                table: "jobs");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_next",
                table: "jobs",
                columns: new[] { "state", "requests", "id" });
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MessageComposer.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Recheck : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "checked_under",
                table: "variants",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "product_json",
                table: "variants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "store_name",
                table: "variants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "snapshots",
                columns: table => new
                {
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    packed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_snapshots", x => x.hash);
                });

            migrationBuilder.CreateIndex(
                name: "ix_variants_checked",
                table: "variants",
                columns: new[] { "state", "checked_under", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_variants_content",
                table: "variants",
                column: "content_hash");

            migrationBuilder.CreateIndex(
                name: "ux_snapshots_number",
                table: "snapshots",
                column: "number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "snapshots");

            migrationBuilder.DropIndex(
                name: "ix_variants_checked",
                table: "variants");

            migrationBuilder.DropIndex(
                name: "ix_variants_content",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "checked_under",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "product_json",
                table: "variants");

            migrationBuilder.DropColumn(
                name: "store_name",
                table: "variants");
        }
    }
}

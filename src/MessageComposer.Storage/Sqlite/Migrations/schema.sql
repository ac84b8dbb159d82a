CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL CONSTRAINT "PK_api_keys" PRIMARY KEY,
    "name" TEXT NOT NULL,
    "hash" BLOB NOT NULL,
    "prefix" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "consent_checked_upstream" INTEGER NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "last_used_at" TEXT NULL,
    "revoked_at" TEXT NULL
);

CREATE TABLE "audit" (
    "number" INTEGER NOT NULL CONSTRAINT "PK_audit" PRIMARY KEY,
    "at" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

CREATE TABLE "jobs" (
    "id" TEXT NOT NULL CONSTRAINT "PK_jobs" PRIMARY KEY,
    "scenario" TEXT NOT NULL,
    "angle" TEXT NOT NULL,
    "segment" TEXT NOT NULL,
    "motive" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "prompt_version" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "conditions" TEXT NOT NULL,
    "product_json" TEXT NULL,
    "store_name" TEXT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NULL,
    "variant_ids" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "finished_at" TEXT NULL,
    "requests" INTEGER NOT NULL,
    "caller" TEXT NOT NULL DEFAULT 'local',
    "product_day" TEXT NULL,
    "detail" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "not_before" TEXT NULL,
    "lease_token" TEXT NULL,
    "lease_until" TEXT NULL
);

CREATE TABLE "marks" (
    "name" TEXT NOT NULL CONSTRAINT "PK_marks" PRIMARY KEY,
    "value" INTEGER NOT NULL
);

CREATE TABLE "people" (
    "id" TEXT NOT NULL CONSTRAINT "PK_people" PRIMARY KEY,
    "sign_in_name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "email" TEXT NULL,
    "roles" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "security_stamp" TEXT NOT NULL,
    "disabled" INTEGER NOT NULL,
    "failed_sign_ins" INTEGER NOT NULL,
    "locked_until" TEXT NULL,
    "created_at" TEXT NOT NULL,
    "last_sign_in_at" TEXT NULL
);

CREATE TABLE "sheets" (
    "id" TEXT NOT NULL CONSTRAINT "PK_sheets" PRIMARY KEY,
    "scenario" TEXT NOT NULL,
    "prompt_version" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "risk" TEXT NOT NULL,
    "layer" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "items" TEXT NOT NULL,
    "claimed_by_id" TEXT NOT NULL,
    "claimed_by_name" TEXT NOT NULL,
    "claimed_until" TEXT NOT NULL,
    "opened_at" TEXT NOT NULL,
    "decided_at" TEXT NULL,
    "content_hash" TEXT NOT NULL,
    "certificate" TEXT NULL,
    "revision" INTEGER NOT NULL
);

CREATE TABLE "snapshots" (
    "hash" TEXT NOT NULL CONSTRAINT "PK_snapshots" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "packed" BLOB NOT NULL,
    "accepted_at" TEXT NOT NULL
);

CREATE TABLE "stops" (
    "id" TEXT NOT NULL CONSTRAINT "PK_stops" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" TEXT NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "lift_asked_by_id" TEXT NULL,
    "lift_asked_by_name" TEXT NULL,
    "lift_asked_at" TEXT NULL,
    "lifted_by_id" TEXT NULL,
    "lifted_by_name" TEXT NULL,
    "lifted_at" TEXT NULL
);

CREATE TABLE "usage" (
    "day" TEXT NOT NULL,
    "scenario" TEXT NOT NULL,
    "prompt_version" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,
    "failed_calls" INTEGER NOT NULL,
    "estimated_calls" INTEGER NOT NULL,
    "unpriced_calls" INTEGER NOT NULL,
    "input_tokens" INTEGER NOT NULL,
    "output_tokens" INTEGER NOT NULL,
    "reserved_tokens" INTEGER NOT NULL,
    "cost_micros" INTEGER NOT NULL,
    CONSTRAINT "PK_usage" PRIMARY KEY ("day", "scenario", "prompt_version", "provider", "model", "purpose")
);

CREATE TABLE "variants" (
    "id" TEXT NOT NULL CONSTRAINT "PK_variants" PRIMARY KEY,
    "scenario" TEXT NOT NULL,
    "angle" TEXT NOT NULL,
    "segment" TEXT NOT NULL,
    "motive" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "prompt_version" TEXT NULL,
    "model" TEXT NULL,
    "conditions" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "findings" TEXT NOT NULL,
    "risk" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "product_json" TEXT NULL,
    "store_name" TEXT NULL,
    "checked_under" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    "rejection" TEXT NULL,
    "review" TEXT NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL
);

INSERT INTO "marks" ("name", "value")
VALUES ('access', 0);
SELECT changes();

INSERT INTO "marks" ("name", "value")
VALUES ('audit', 0);
SELECT changes();

INSERT INTO "marks" ("name", "value")
VALUES ('stops', 0);
SELECT changes();

INSERT INTO "marks" ("name", "value")
VALUES ('variants', 0);
SELECT changes();


CREATE UNIQUE INDEX "ux_api_keys_hash" ON "api_keys" ("hash");

CREATE INDEX "ix_audit_subject" ON "audit" ("subject", "number");

CREATE INDEX "ix_jobs_caller" ON "jobs" ("caller", "state");

CREATE INDEX "ix_jobs_cell" ON "jobs" ("scenario", "angle", "segment", "motive", "channel", "locale", "subject", "prompt_version", "id");

CREATE INDEX "ix_jobs_next" ON "jobs" ("state", "requests" DESC, "id");

CREATE INDEX "ix_jobs_product_day" ON "jobs" ("caller", "product_day");

CREATE INDEX "ix_jobs_scenario" ON "jobs" ("scenario", "state", "id");

CREATE UNIQUE INDEX "ux_jobs_open" ON "jobs" ("scenario", "angle", "segment", "motive", "channel", "locale", "subject", "prompt_version") WHERE state IN ('queued', 'running');

CREATE UNIQUE INDEX "ux_people_sign_in_name" ON "people" ("sign_in_name");

CREATE INDEX "ix_sheets_state" ON "sheets" ("state", "id");

CREATE UNIQUE INDEX "ux_sheets_open" ON "sheets" ("scenario", "prompt_version", "channel", "risk", "layer") WHERE state = 'open';

CREATE UNIQUE INDEX "ux_snapshots_number" ON "snapshots" ("number");

CREATE UNIQUE INDEX "ux_stops_in_force" ON "stops" ("kind", "target") WHERE lifted_at IS NULL;

CREATE INDEX "ix_variants_cell" ON "variants" ("scenario", "angle", "segment", "motive", "channel", "locale", "subject", "state", "id");

CREATE INDEX "ix_variants_channel" ON "variants" ("channel", "id");

CREATE INDEX "ix_variants_checked" ON "variants" ("state", "checked_under", "id");

CREATE INDEX "ix_variants_content" ON "variants" ("content_hash");

CREATE INDEX "ix_variants_rejection" ON "variants" ("scenario", "prompt_version", "rejection") WHERE rejection IS NOT NULL;

CREATE INDEX "ix_variants_risk" ON "variants" ("risk", "state", "id");

CREATE INDEX "ix_variants_scenario" ON "variants" ("scenario", "id");

CREATE INDEX "ix_variants_segment" ON "variants" ("segment", "id");

CREATE INDEX "ix_variants_sheet" ON "variants" ("state", "scenario", "prompt_version", "channel", "risk", "since", "id");

CREATE INDEX "ix_variants_state" ON "variants" ("state", "id");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122053822_First', '10.0.14');

COMMIT;


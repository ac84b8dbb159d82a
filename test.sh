#!/usr/bin/env bash
# Restores, builds and runs every test project. Ends with "N passed, N failed"; the exit code is 0 only where all passed and some ran.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

results="artifacts/test-results"
configuration="${CONFIGURATION:-Debug}"

say() { printf '%s\n' "== $*"; }

# What tests need beyond the SDK: a browser for the pages, a PostgreSQL server for the shared store.
missing_packages() {
  command -v chromium >/dev/null || echo chromium
  compgen -G "/usr/lib/postgresql/*/bin/postgres" >/dev/null || command -v postgres >/dev/null || echo postgresql
}

install_needs() {
  local needs
  needs="$(missing_packages | tr '\n' ' ')"
  if [[ -z "${needs// }" ]]; then say "Chromium and PostgreSQL are here."; return; fi
  if [[ "${SKIP_INSTALL:-}" == 1 || ! -f /etc/debian_version || "$(id -u)" != 0 ]]; then
    say "Not installed, and not installed here: ${needs}(tests that need them say so)."
    return
  fi
  say "Installing ${needs}"
  export DEBIAN_FRONTEND=noninteractive
  # A cluster made and started by the package would be a server nobody asked for.
  mkdir -p /etc/postgresql-common
  [[ -e /etc/postgresql-common/createcluster.conf ]] || echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
  # shellcheck disable=SC2086
  if (apt-get update && apt-get install -y --no-install-recommends $needs) >artifacts/install.log 2>&1; then
    say "Installed ${needs}"
  else
    say "Could not install ${needs}(see artifacts/install.log); tests that need them say so."
  fi
}

# The accessibility checker of the browser tests: needed while testing only, so no lock file of the product names it.
AXE="axe-core@4.14.1"

install_axe() {
  [[ -f artifacts/browser/node_modules/axe-core/axe.min.js ]] && { say "axe-core is here."; return; }
  if [[ "${SKIP_INSTALL:-}" == 1 ]] || ! command -v npm >/dev/null; then
    say "No $AXE: not installed here, or there is no npm (tests that need it say so)."
    return
  fi
  mkdir -p artifacts/browser
  if npm install --prefix artifacts/browser --no-save --no-audit --no-fund --ignore-scripts "$AXE" >artifacts/browser/install.log 2>&1; then
    say "Installed $AXE"
  else
    say "Could not install $AXE (see artifacts/browser/install.log); tests that need it say so."
  fi
}

# Counters of a trx file: its one <Counters …/> element.
counter() { grep -o '<Counters [^>]*' "$1" | grep -o " $2=\"[0-9]*\"" | grep -o '[0-9]*'; }

rm -rf "$results"
mkdir -p "$results"
install_needs
install_axe

say "Restoring"
dotnet restore MessageComposer.sln -v q || { echo "0 passed, 1 failed"; exit 1; }
say "Building ($configuration)"
dotnet build MessageComposer.sln -c "$configuration" --no-restore -m:1 -v q || { echo "0 passed, 1 failed"; exit 1; }

passed=0 failed=0 skipped=0
for project in tests/*.Tests/*.csproj tests/*.Browser/*.csproj; do
  [[ -f "$project" ]] || continue
  name="$(basename "$project" .csproj)"
  say "Testing $name"
  dotnet test "$project" -c "$configuration" --no-build -m:1 --logger "trx;LogFileName=$name.trx" --logger "console;verbosity=minimal" --results-directory "$results"
  code=$?
  trx="$results/$name.trx"
  if [[ ! -f "$trx" ]]; then
    # A project without a single test is no failure of its own; a run that broke before it could report is.
    if ((code != 0)); then say "$name did not report"; failed=$((failed + 1)); else say "$name holds no tests yet"; fi
    continue
  fi
  ran_failed=$(($(counter "$trx" total) - $(counter "$trx" passed) - $(counter "$trx" notExecuted)))
  ((ran_failed == 0 && code != 0)) && ran_failed=1
  passed=$((passed + $(counter "$trx" passed)))
  skipped=$((skipped + $(counter "$trx" notExecuted)))
  failed=$((failed + ran_failed))
done

((skipped == 0)) || say "$skipped skipped"
echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))

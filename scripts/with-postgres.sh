#!/usr/bin/env bash
# Runs a command with a throwaway PostgreSQL server: scripts/with-postgres.sh npx vitest run test/store
# The server listens on a free port of this machine alone and is gone, with its data, when the command ends. The command
# finds its address in CONFORMED_TEST_DATABASE_URL. Where no PostgreSQL is installed, the command runs without.
set -euo pipefail

if [ $# -eq 0 ]; then
  echo "usage: $0 COMMAND [ARGUMENT...]" >&2
  exit 2
fi

programs=$(pg_config --bindir 2>/dev/null || true)
if [ ! -x "$programs/initdb" ]; then
  programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1 || true)
fi
if [ ! -x "$programs/initdb" ] || [ ! -x "$programs/pg_ctl" ]; then
  echo "with-postgres: PostgreSQL is not installed; running without it" >&2
  exec "$@"
fi

# The server refuses to run as root.
as_server=()
if [ "$(id -u)" -eq 0 ]; then
  if ! id postgres >/dev/null 2>&1; then
    echo "with-postgres: there is no user postgres to run the server; running without it" >&2
    exec "$@"
  fi
  as_server=(runuser -u postgres --)
fi

folder=$(mktemp -d)
stop() {
  (cd / && "${as_server[@]}" "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if [ ${#as_server[@]} -gt 0 ]; then chown postgres "$folder"; fi

# Two that choose the same port at once: one does not start, and chooses again.
cd_and() { (cd "$folder" && "${as_server[@]}" "$@"); }
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
cd_and sh -c "umask 077 && printf '%s' '$password' > password"
cd_and "$programs/initdb" -D data -U conformed -A scram-sha-256 --pwfile=password -E UTF8 --locale=C >/dev/null
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 30000))
  options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories= -c fsync=off"
  if cd_and "$programs/pg_ctl" -D data -w -t 60 -l log -o "$options" start >/dev/null; then
    started=yes
    break
  fi
done
if [ "${started:-no}" = no ]; then
  cat "$folder/log" >&2
  echo "with-postgres: the server did not start" >&2
  exit 1
fi

export CONFORMED_TEST_DATABASE_URL="postgres://conformed:$password@127.0.0.1:$port/postgres"
status=0
"$@" || status=$?
exit "$status"

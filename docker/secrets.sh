#!/bin/sh
# Makes what compose.yaml reads from ./secrets: sh docker/secrets.sh
# What is there already stays as it is, so it may be run again. Nobody but you can enter the folder; the files in it
# are open because the containers' own users read them.
set -eu
cd "$(dirname "$0")/.."
mkdir -p secrets
chmod 700 secrets
cd secrets

make() {
  [ -s "$1" ] && return
  printf '%s\n' "$2" >"$1"
  chmod 644 "$1"
}

make muster_key "$(openssl rand -base64 32)"
# Letters and digits, because they become part of an address.
make postgres_password "$(openssl rand -hex 24)"
make database_password "$(openssl rand -hex 24)"
make redis_password "$(openssl rand -hex 24)"
make database_url "postgres://muster:$(cat database_password)@postgres:5432/muster"
make redis_url "redis://:$(cat redis_password)@redis:6379"

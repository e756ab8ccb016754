#!/bin/sh
# Run once, by Postgres's image, when its volume is first made: Muster's own role, which owns its database and is no
# superuser.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set password="$(cat "${DATABASE_PASSWORD_FILE:-/run/secrets/database_password}")" <<'SQL'
create role muster login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'password';
create database muster owner muster;
revoke connect, temporary on database muster from public;
SQL

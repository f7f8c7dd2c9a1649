/** PostgreSQL's programs, as seen from inside the root. */
const POSTGRES = '/usr/lib/postgresql/18/bin';
const TEMPLATE = '/var/lib/noillin/template';

const mounts = (root) => `
mount -t proc proc '${root}/proc'
mount --rbind /dev '${root}/dev'
`;

/** Installs the packages into a fresh root. Old mirrors are fine, so release dates are not checked; signatures are. */
export const installScript = (root) => `${mounts(root)}
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=/root
chroot '${root}' apt-get -o Acquire::Check-Valid-Until=false update
chroot '${root}' apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-unsafe-io postgresql-18-documentdb
rm -rf '${root}'/var/cache/apt/*.bin '${root}'/var/cache/apt/archives/*.deb '${root}'/var/lib/apt/lists/* \
  '${root}'/usr/share/doc/* '${root}'/usr/share/man/* '${root}'/usr/share/locale/*
`;

/**
 * Makes a data directory with the extension installed, to be copied for each instance: 0.2 s instead of several.
 * `exec` of the server happens elsewhere; here it only listens on a socket of its own.
 */
export const templateScript = (root) => `${mounts(root)}
export LC_ALL=C.UTF-8 HOME=/tmp
as_postgres() { chroot --userspec=postgres:postgres '${root}' "$@"; }
trap 'as_postgres ${POSTGRES}/pg_ctl -D ${TEMPLATE} -m immediate stop || true; exit 1' TERM INT
mkdir -p '${root}/var/lib/noillin/data'
chroot '${root}' install -d -o postgres -g postgres -m 0700 ${TEMPLATE}
as_postgres ${POSTGRES}/initdb -D ${TEMPLATE} -E UTF8 --locale=C.UTF-8 -A trust -U postgres --no-sync
cat >> '${root}${TEMPLATE}/postgresql.conf' <<'SETTINGS'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_preload_libraries = 'pg_cron,pg_documentdb_core,pg_documentdb'
cron.database_name = 'postgres'
documentdb_core.enableCollation = on
documentdb.useFileBasedPersistedCursors = on
SETTINGS
as_postgres ${POSTGRES}/pg_ctl -D ${TEMPLATE} -w -l /tmp/template.log -o "-c listen_addresses= -c unix_socket_directories=/tmp" start
as_postgres psql -h /tmp postgres -c 'CREATE EXTENSION documentdb CASCADE'
as_postgres ${POSTGRES}/pg_ctl -D ${TEMPLATE} -w -m fast stop
`;

/** The migration files of this version, put into the bundle by `cli/build/build.ts`. */
declare module 'cgk:migrations' {
  const migrations: import('../domain/kernel/ports.ts').MigrationSets;
  export default migrations;
}

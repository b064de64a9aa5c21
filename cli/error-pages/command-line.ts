import { pages } from './page.ts';

export const COMMAND_LINE_PAGES = pages({
  usage: [
    'The command line is wrong',
    'An option or argument does not fit the command. The message says which. Exit code 2.',
    'cgk <command> --help shows what it takes.',
  ],
  'usage.missing': [
    'Something is missing on the command line',
    'A required option or argument was not given, and nobody can be asked: there is no terminal, or --json was given.',
    'Give the flags that the message names.',
    'For a question before something that cannot be undone, --yes says yes.',
  ],
  'usage.unknown_command': [
    'There is no such command',
    'The first words name no command. `group:verb` and `group verb` mean the same.',
    'cgk help lists the commands.',
  ],
  'usage.unknown_option': [
    'The command has no such option',
    'Options are checked strictly, so that a slip is not taken for a wish that was met.',
    'cgk <command> --help shows its options.',
  ],
  'usage.bad_value': [
    'A value does not fit its option',
    'It is no number, not one of the choices, or has the wrong form. The message says which.',
    'Correct the value.',
  ],
  'usage.too_many': [
    'More arguments than the command takes',
    'Often a value with spaces that was not quoted.',
    'Put quotes around values with spaces.',
  ],
  'docs.no_page': [
    'There is no page of this code',
    'The code is misspelt, or of another version.',
    'cgk docs lists all pages.',
  ],
  failed: [
    'The command failed',
    'An error that has no code of its own; the message is what the failing part said. Exit code 1.',
    'Set CGK_DEBUG=1 to see where it came from.',
    'cgk doctor looks at the installation.',
  ],
  interrupted: [
    'Stopped by Ctrl-C',
    'What was done stays done, each step in a transaction of its own. Exit code 130.',
    'Give the same command again: it goes on from there.',
  ],
  'server.unreachable': [
    'No CGK server answers',
    'The command speaks to a running server, and none answers at the address. Exit code 4.',
    'Start it: npm start',
    'For another server give --url.',
  ],
  'import.still_running': [
    'The import takes longer than the command waits',
    'The server works on; only this command stopped waiting.',
    'See the import in the admin under Products, Import.',
    'Give a larger --timeout to wait longer.',
  ],
  'tenant.unknown': [
    'There is no brand of that name',
    'The slug after --tenant belongs to no brand of this installation.',
    'cgk tenant:list shows the brands.',
    'Check the spelling and the database that DATABASE_URL names.',
  ],
  'migrate.unknown_file': [
    'There is no such migration',
    'The file is in neither schema/migrations/platform nor schema/migrations/tenant.',
    'Give its name, e.g. cgk migrate:lint 0004_fill_order_search.sql.',
    'Begin one: cgk migrate:create NAME',
  ],
  'migrate.no_way_back': [
    'This migration has no safe way back',
    'There is no file in schema/migrations/tenant/down that undoes it and says that it loses nothing.',
    'Restore the database from a branch or a point in time before the migration.',
    'The code of the release before runs on the newer schema: rolling back the code alone is often enough.',
  ],
  'tenant.conflict': [
    'The brand cannot become what was asked for',
    'A brand with this slug exists and sells in another currency, its schema name belongs to a renamed one, or the installation is for a single brand.',
    'cgk tenant:list shows the brands.',
    'Choose another slug, or set tenancy to multi in cgk.config.ts.',
  ],
  'config.invalid': [
    'cgk.config.ts is not valid',
    'The file cannot be loaded, or holds values that do not fit or do not go together.',
    'cgk config:validate names each of them.',
    'Write it anew: cgk wizard',
  ],
  'config.exists': [
    'There is a configuration already',
    'cgk.config.ts is not written over without being asked.',
    'Change the file by hand, or say --force.',
  ],
  'env.incomplete': [
    'Variables are missing or wrong',
    'A deployed Worker needs them; it would not start, or not safely.',
    'cgk env:check --env production names each, with how to get one.',
    'cgk env:push --env production sends the secrets of .dev.vars.production to the Worker.',
  ],
  'init.foreign_schema': [
    'The database has a schema platform that is not CGK’s',
    'cgk init found tables that it did not make, and leaves them alone.',
    'Use an empty database.',
  ],
  'init.no_app_login': [
    'The application cannot log in',
    'The role cgk_app exists, and its password is not known here.',
    'Give its address: --app-url postgres://cgk_app:…@host/database',
    'Or let init set a new password with --new-app-password; then push it: cgk env:push',
  ],
  'updates.unknown': [
    'No releases were found',
    'The registry knows no package of this name, or cannot be reached. Nothing was changed.',
    'Check the network and npm config get registry.',
  ],
});

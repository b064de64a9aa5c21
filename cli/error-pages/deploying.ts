import { pages } from './page.ts';

export const DEPLOYING_PAGES = pages({
  'cloudflare.not_signed_in': [
    'Wrangler is not signed in',
    'Deploying acts as a Cloudflare account.',
    'npx wrangler login',
    'Or set CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID.',
  ],
  'cloudflare.no_wrangler': [
    'Wrangler is not installed',
    'It is a development package of the project.',
    'npm ci',
  ],
  'cloudflare.failed': [
    'Wrangler ended with an error',
    'The message holds its last lines.',
    'Give the command that it names yourself to see all of it.',
  ],
  'deploy.gate_failed': [
    'The check before the deploy failed',
    'Formatter, linter, import rule, types or tests. Nothing was uploaded.',
    'npm run check',
    'npm run test:unit',
  ],
  'deploy.locked': [
    'Another deploy of this environment runs',
    'One at a time: two would take each other’s versions for the one before.',
    'Wait for it. The lock goes with the connection that holds it, also when its process dies.',
  ],
  'deploy.smoke_failed': [
    'The new version does not answer as it must',
    'It had a tenth of the traffic; all of it was given back to the version before. Migrations stay: the version before runs on them.',
    'cgk logs --env production',
    'Try the version alone: header Cloudflare-Workers-Version-Overrides',
  ],
  'deploy.not_rolled_back': [
    'The smoke failed and the way back failed too',
    'Part of the traffic is still on the new version.',
    'cgk rollback --env production',
  ],
  'deploy.no_version': [
    'Wrangler did not say which version it uploaded',
    'Its report is missing; nothing was switched.',
    'npx wrangler versions list',
  ],
  'deploy.nothing_before': [
    'There is no version to go back to',
    'The Worker has had one version only, or does not exist.',
    'npx wrangler deployments list',
  ],
  'deploy.migration_first': [
    'New Durable Object classes cannot be rolled out in part',
    'Cloudflare applies a Durable Object migration to the whole Worker at once.',
    'cgk deploy --all-at-once',
  ],
  'create.folder_not_empty': [
    'The folder is not empty',
    'Nothing is written over files that are there.',
    'Choose another name, or --force to write beside and over them.',
  ],
  'create.bad_name': [
    'The name gives no slug',
    'A project’s slug has 3 to 40 lower-case letters, digits and hyphens; some names hold none of them.',
    'Give one with --slug.',
  ],
  'create.no_template': [
    'The template is not here',
    'This copy of CGK does not hold the parts of that template.',
    'npm create cgk@latest brings all of them.',
  ],
  'create.step_failed': [
    'A step after writing the files failed',
    'The files are there. The message names the step.',
    'Go into the folder and give the command of the step yourself.',
  ],
});

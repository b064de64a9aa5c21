/** Every error code with its page (10 CLI-06): `cgk docs`, and `docs/errors.md`. */
import { API_PAGES } from './api.ts';
import { COMMAND_LINE_PAGES } from './command-line.ts';
import { DATABASE_PAGES } from './database.ts';
import { DEPLOYING_PAGES } from './deploying.ts';
import { DOCTOR_PAGES } from './doctor.ts';
import type { ErrorPage } from './page.ts';

const SECTIONS = {
  'Command line': COMMAND_LINE_PAGES,
  Database: DATABASE_PAGES,
  'Deploying and creating': DEPLOYING_PAGES,
  Doctor: DOCTOR_PAGES,
  API: API_PAGES,
} as const;

export const ERROR_PAGES: ReadonlyMap<string, ErrorPage> = new Map(
  Object.values(SECTIONS)
    .flat()
    .map((page) => [page.code, page]),
);

/** As `cgk docs` prints it. */
export function pageText({ code, title, means, steps }: ErrorPage): string {
  return `${code}: ${title}\n\n${means}\n\nWhat to do\n${steps.map((step) => `  - ${step}`).join('\n')}`;
}

/** `docs/errors.md`. */
export function errorReference(): string {
  const sections = Object.entries(SECTIONS).map(([heading, list]) => {
    const entries = list.map(
      ({ code, title, means, steps }) =>
        `### \`${code}\`\n\n**${title}.** ${means}\n\n${steps.map((step) => `- ${step}`).join('\n')}\n`,
    );
    return `## ${heading}\n\n${entries.join('\n')}`;
  });
  return `# Error codes\n\nMade from \`cli/error-pages\` by \`npm run docs\`. The same, offline: \`cgk docs <code>\`.\n\n${sections.join('\n')}`;
}

/** `cgk docs [code]`: the offline page of an error code. */
import { command } from '../command-line/command.ts';
import { nearest } from '../command-line/resolve.ts';
import { UsageError } from '../exit-codes.ts';
import { textTable } from '../output.ts';

export const docs = command({
  name: 'docs',
  summary: 'explain an error code, offline',
  args: [{ name: 'CODE', summary: 'as printed with an error, e.g. db.refused; without it: all of them' }],
  examples: ['docs db.wrong_password'],
  async run({ args, output }) {
    const { ERROR_PAGES, pageText } = await import('../error-pages/index.ts');
    const code = args.CODE;
    if (code === undefined) {
      const rows = [...ERROR_PAGES.values()].map((page) => [page.code, page.title]);
      output.say(textTable(rows));
      return { document: { pages: [...ERROR_PAGES.values()] } };
    }
    const page = ERROR_PAGES.get(code);
    if (!page) {
      const near = nearest(code, [...ERROR_PAGES.keys()]);
      throw new UsageError(
        `There is no page ${code}.${near ? ` Did you mean ${near}?` : ''}`,
        'docs.no_page',
      );
    }
    output.say(pageText(page));
    return { document: { page } };
  },
});

import type { MailContent } from './content.ts';

/** The same mail for readers without HTML. */
export function renderText(content: MailContent, brandName: string): string {
  const parts = [
    brandName,
    content.heading,
    ...content.paragraphs,
    content.button ? `${content.button.label}:\n${content.button.url}` : '',
    content.lines.map(lineText).join('\n'),
    content.totals.map(({ label, amount }) => `${label}: ${amount}`).join('\n'),
    ...content.blocks.map(({ label, lines }) => [`${label}:`, ...lines].join('\n')),
    `-- \n${content.footer.join('\n')}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function lineText({ quantity, title, detail, amount }: MailContent['lines'][number]): string {
  return `${quantity} × ${title}${detail === '' ? '' : ` (${detail})`}${amount === '' ? '' : `  ${amount}`}`;
}

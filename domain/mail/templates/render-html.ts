import type { MailBrand, MailContent, MailLine } from './content.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const SANS = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const SERIF = "Georgia,'Times New Roman',serif";
const TABLE = '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"';

/** Tables and inline styles: what every mail client renders. No picture, no script, nothing fetched. */
export function renderHtml(content: MailContent, brand: MailBrand): string {
  const cell = `padding:0 32px;font-family:${SANS};color:${brand.foreground}`;
  const rows = [
    `<tr><td style="${cell};padding-top:32px;padding-bottom:20px;font-family:${brand.isSerif ? SERIF : SANS};font-size:20px;font-weight:600">${escapeHtml(brand.name)}</td></tr>`,
    `<tr><td style="${cell}"><h1 style="margin:0 0 16px;font-family:${brand.isSerif ? SERIF : SANS};font-size:26px;line-height:1.25;font-weight:600">${escapeHtml(content.heading)}</h1></td></tr>`,
    ...content.paragraphs.map(
      (text) =>
        `<tr><td style="${cell};padding-bottom:16px;font-size:16px;line-height:1.55">${escapeHtml(text)}</td></tr>`,
    ),
    content.button ? buttonRow(content.button, brand, cell) : '',
    content.lines.length > 0 ? linesRow(content, brand, cell) : '',
    content.totals.length > 0 ? totalsRow(content, brand, cell) : '',
    content.blocks.length > 0 ? blocksRow(content, brand, cell) : '',
    `<tr><td style="${cell};padding-top:24px;padding-bottom:32px;font-size:13px;line-height:1.5;color:${brand.mutedForeground};border-top:1px solid ${brand.border}">${content.footer.map(escapeHtml).join('<br>')}</td></tr>`,
  ];
  return `<!doctype html>
<html lang="${escapeHtml(content.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(content.subject)}</title>
</head>
<body style="margin:0;padding:0;background:${brand.background}">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(content.preheader)}</div>
${TABLE} style="background:${brand.background}"><tr><td align="center" style="padding:24px 12px">
${TABLE} style="max-width:600px;background:${brand.surface};border:1px solid ${brand.border}">
${rows.filter((row) => row !== '').join('\n')}
</table>
</td></tr></table>
</body>
</html>
`;
}

function buttonRow(button: { label: string; url: string }, brand: MailBrand, cell: string): string {
  return `<tr><td style="${cell};padding-top:4px;padding-bottom:28px"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="background:${brand.primary};border-radius:${brand.buttonRadius}px"><a href="${escapeHtml(button.url)}" style="display:inline-block;padding:13px 24px;font-family:${SANS};font-size:16px;font-weight:600;color:${brand.onPrimary};text-decoration:none">${escapeHtml(button.label)}</a></td></tr></table></td></tr>`;
}

function linesRow({ lines }: MailContent, brand: MailBrand, cell: string): string {
  return `<tr><td style="${cell};padding-bottom:8px">${TABLE}>${lines.map((line) => lineRow(line, brand)).join('')}</table></td></tr>`;
}

function lineRow(line: MailLine, brand: MailBrand): string {
  const style = `padding:12px 0;border-top:1px solid ${brand.border};font-family:${SANS};font-size:15px;line-height:1.4;color:${brand.foreground};vertical-align:top`;
  const detail =
    line.detail === ''
      ? ''
      : `<br><span style="font-size:13px;color:${brand.mutedForeground}">${escapeHtml(line.detail)}</span>`;
  return `<tr><td style="${style}">${escapeHtml(line.title)}${detail}</td><td align="right" style="${style};white-space:nowrap;padding-left:12px">${line.quantity}&nbsp;×</td><td align="right" style="${style};white-space:nowrap;padding-left:16px">${escapeHtml(line.amount)}</td></tr>`;
}

function totalsRow({ totals }: MailContent, brand: MailBrand, cell: string): string {
  const rows = totals.map(({ label, amount, isTotal }) => {
    const style = `padding:${isTotal ? '12px 0 0' : '4px 0'};font-family:${SANS};font-size:${isTotal ? 17 : 15}px;font-weight:${isTotal ? 600 : 400};color:${brand.foreground}`;
    return `<tr><td style="${style}">${escapeHtml(label)}</td><td align="right" style="${style};white-space:nowrap">${escapeHtml(amount)}</td></tr>`;
  });
  return `<tr><td style="${cell};padding-bottom:24px">${TABLE} style="border-top:1px solid ${brand.border}"><tr><td style="height:8px" colspan="2"></td></tr>${rows.join('')}</table></td></tr>`;
}

function blocksRow({ blocks }: MailContent, brand: MailBrand, cell: string): string {
  const parts = blocks.map(
    ({ label, lines }) =>
      `<p style="margin:0 0 20px;font-size:15px;line-height:1.5"><span style="font-size:13px;color:${brand.mutedForeground}">${escapeHtml(label)}</span><br>${lines.map(escapeHtml).join('<br>')}</p>`,
  );
  return `<tr><td style="${cell};padding-top:4px;font-family:${SANS}">${parts.join('')}</td></tr>`;
}

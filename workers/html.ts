/** Escapes a text for HTML. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const STYLE = `:root{color-scheme:light dark;--line:color-mix(in srgb,currentColor 14%,transparent);--soft:color-mix(in srgb,currentColor 6%,transparent)}
*{box-sizing:border-box}body{margin:0;font:14px/1.5 ui-sans-serif,system-ui,sans-serif}main{max-width:64rem;margin:0 auto;padding:24px 16px 64px}
h1{font-size:24px;font-weight:600;margin:8px 0 4px}h2{font-size:16px;font-weight:600;margin:32px 0 8px}p{margin:4px 0 12px}
a{color:inherit}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:8px;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:500}
code,pre{font:13px/1.5 ui-monospace,monospace}pre{overflow:auto;background:var(--soft);padding:12px;border-radius:6px}details{border-bottom:1px solid var(--line)}
summary{padding:8px 0;cursor:pointer;display:flex;gap:12px;flex-wrap:wrap}summary:focus-visible,a:focus-visible{outline:2px solid #2563eb;outline-offset:2px}.method{min-width:4rem;font-weight:600}.note{opacity:.75}iframe{width:100%;height:70vh;border:1px solid var(--line);background:#fff}`;

/** A plain page of the house itself (reference, development mailbox): no script, light and dark. */
export function housePage(title: string, body: string, status = 200): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

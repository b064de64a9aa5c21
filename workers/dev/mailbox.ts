import { createApi } from '../../domain/kernel/caller.ts';
import type { House, TenantScope } from '../../domain/kernel/execute.ts';
import { escapeHtml, housePage } from '../html.ts';
import { systemCaller } from '../routing/request-scope.ts';

/** `/__dev/mail`: the mails this brand would have sent. */
export async function answerMailbox(
  house: House,
  scope: TenantScope,
  url: URL,
  requestId: string,
): Promise<Response> {
  const api = createApi(house, scope, systemCaller('api', 'mailbox', requestId));
  const [, , , id, part] = url.pathname.split('/');
  if (!id) {
    const { items } = await api.mail.list({});
    const rows = items
      .map(
        (mail) =>
          `<tr><td><a href="/__dev/mail/${mail.id}">${escapeHtml(mail.subject)}</a></td><td>${escapeHtml(mail.to)}</td><td>${escapeHtml(mail.kind)}</td><td><time datetime="${mail.at}">${escapeHtml(mail.at.replace('T', ' ').slice(0, 19))}</time></td></tr>`,
      )
      .join('');
    return housePage(
      `Mailbox of ${scope.tenant.name}`,
      `<h1>Mailbox of ${escapeHtml(scope.tenant.name)}</h1><p>No mail leaves this machine: everything ${escapeHtml(scope.tenant.name)} would have sent is kept here.</p>${
        rows === ''
          ? '<p>Nothing yet. Place an order and its confirmation arrives here.</p>'
          : `<table><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Kind</th><th scope="col">At (UTC)</th></tr></thead><tbody>${rows}</tbody></table>`
      }`,
    );
  }
  const mail = await api.mail.get({ mailId: id });
  if (part === 'html') {
    return new Response(mail.html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-frame-options': 'SAMEORIGIN',
      },
    });
  }
  return housePage(
    mail.subject,
    `<p><a href="/__dev/mail">All mails</a></p><h1>${escapeHtml(mail.subject)}</h1><p>To ${escapeHtml(mail.to)}</p><iframe title="The mail as HTML" sandbox="allow-popups" srcdoc="${escapeHtml(mail.html)}"></iframe><h2>As text</h2><pre tabindex="0">${escapeHtml(mail.text)}</pre>`,
  );
}

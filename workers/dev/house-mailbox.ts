import { createHouseApi } from '../../domain/kernel/caller.ts';
import type { House } from '../../domain/kernel/execute.ts';
import { escapeHtml, housePage } from '../html.ts';
import { systemCaller } from '../routing/request-scope.ts';

/** `/__dev/mail` of the house's own hosts: sign-in links, codes and notices that would have been sent. */
export async function answerHouseMailbox(house: House, url: URL, requestId: string): Promise<Response> {
  const api = createHouseApi(house, systemCaller('api', 'mailbox', requestId));
  const mailId = url.pathname.split('/')[3];
  if (mailId) {
    const mail = await api.signIn.getMail({ mailId });
    return housePage(
      mail.subject,
      `<p><a href="/__dev/mail">All mails</a></p><h1>${escapeHtml(mail.subject)}</h1><p>To ${escapeHtml(mail.to)}</p><iframe title="The mail as HTML" sandbox="allow-popups allow-top-navigation-by-user-activation" srcdoc="${escapeHtml(mail.html)}"></iframe><h2>As text</h2><pre tabindex="0">${escapeHtml(mail.text)}</pre>`,
    );
  }
  const { items } = await api.signIn.listMails({});
  const rows = items
    .map(
      (mail) =>
        `<tr><td><a href="/__dev/mail/${mail.id}">${escapeHtml(mail.subject)}</a></td><td>${escapeHtml(mail.to)}</td><td>${escapeHtml(mail.kind)}</td><td><time datetime="${mail.at}">${escapeHtml(mail.at.replace('T', ' ').slice(0, 19))}</time></td></tr>`,
    )
    .join('');
  return housePage(
    'Mailbox of the house',
    `<h1>Mailbox of the house</h1><p>No mail leaves this machine: links, codes and notices about accounts are kept here.</p>${
      rows === ''
        ? '<p>Nothing yet. Ask for a sign-in link and it arrives here.</p>'
        : `<table><thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Kind</th><th scope="col">At (UTC)</th></tr></thead><tbody>${rows}</tbody></table>`
    }`,
  );
}

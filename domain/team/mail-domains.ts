/** Domains where anybody can have an address: a brand cannot own one (10 TEAM-07). */
const PUBLIC_MAIL_DOMAINS: ReadonlySet<string> = new Set(
  `
    126.com 163.com aim.com aol.com bluewin.ch btinternet.com comcast.net duck.com fastmail.com free.fr freenet.de
    gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hey.com hotmail.co.uk hotmail.com hotmail.de
    hotmail.fr icloud.com inbox.com laposte.net libero.it live.com live.de mac.com mail.com mail.de mail.ru mailbox.org
    me.com msn.com naver.com orange.fr outlook.com outlook.de outlook.fr pm.me posteo.de proton.me protonmail.com
    qq.com rediffmail.com sfr.fr sky.com t-online.de tuta.com tutanota.com uol.com.br verizon.net virgilio.it
    wanadoo.fr web.de yahoo.co.jp yahoo.co.uk yahoo.com yahoo.de yahoo.fr yandex.com yandex.ru zoho.com
  `
    .trim()
    .split(/\s+/),
);

/** Services of throw-away addresses: an invitation there is sent, with a warning (10 TEAM-02). */
const DISPOSABLE_DOMAINS: ReadonlySet<string> = new Set(
  `
    10minutemail.com dispostable.com emailondeck.com fakeinbox.com getnada.com guerrillamail.com maildrop.cc
    mailinator.com mailnesia.com mintemail.com mohmal.com sharklasers.com spamgourmet.com temp-mail.org tempmail.com
    throwawaymail.com trashmail.com trashmail.de wegwerfmail.de yopmail.com
  `
    .trim()
    .split(/\s+/),
);

/** The domain of an address, lower case. */
export const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

export const isPublicMailDomain = (domain: string): boolean =>
  PUBLIC_MAIL_DOMAINS.has(domain) || DISPOSABLE_DOMAINS.has(domain);

export const isDisposable = (email: string): boolean => DISPOSABLE_DOMAINS.has(domainOf(email));

import type { HouseContext } from '../kernel/context.ts';
import { sha256Hex } from '../kernel/hash.ts';

/** Addresses are counted by their hash: the limiter keeps none in clear. */
const keyOf = async (name: string, who: string): Promise<string> =>
  `${name}:${(await sha256Hex(who.toLowerCase())).slice(0, 32)}`;

/** The network that an address belongs to: /24 of IPv4, /48 of IPv6. */
function prefixOf(ip: string): string {
  return ip.includes(':') ? ip.split(':').slice(0, 3).join(':') : ip.split('.').slice(0, 3).join('.');
}

/** Password tries: account 5 a minute, address 30, network 300 (10 §4.8). */
export async function throttlePassword(ctx: HouseContext, email: string): Promise<void> {
  const { ip } = ctx.caller;
  await ctx.throttle(`prefix:${prefixOf(ip)}`, { limit: 300, periodSeconds: 60 });
  await ctx.throttle(`password-ip:${ip}`, { limit: 30, periodSeconds: 60 });
  await ctx.throttle(await keyOf('password', email), { limit: 5, periodSeconds: 60, burst: 5 });
}

/** Mails that anybody can ask for: address 3 in ten minutes, IP 20 an hour. */
export async function throttleMail(ctx: HouseContext, email: string): Promise<void> {
  await ctx.throttle(`mail-ip:${ctx.caller.ip}`, { limit: 20, periodSeconds: 3600 });
  await ctx.throttle(await keyOf('mail', email), { limit: 3, periodSeconds: 600 });
}

/** Codes of any kind: 10 an account in 15 minutes, beside five tries of each challenge. */
export async function throttleCode(ctx: HouseContext, userId: string): Promise<void> {
  await ctx.throttle(`code:${userId}`, { limit: 10, periodSeconds: 900 });
}

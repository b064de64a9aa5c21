import { z } from 'zod';
import type { LinkSigner } from '../kernel/link-signer.ts';

const PURPOSE = 'settings.preview';
/** A preview link works so long (10 SET-04). */
export const PREVIEW_HOURS = 24;
/** Name of the query parameter and of the cookie that carries it from page to page. */
export const PREVIEW_PARAMETER = '_preview';

const Token = z.object({ tenantId: z.string(), groups: z.array(z.string()).max(20), until: z.number() });

/** A token with which anybody may see these groups' drafts on this brand's shop until it ends. */
export const signPreview = (
  signer: LinkSigner,
  preview: { tenantId: string; groups: readonly string[]; until: Date },
): Promise<string> =>
  signer.sign(PURPOSE, {
    tenantId: preview.tenantId,
    groups: preview.groups,
    until: preview.until.getTime(),
  });

/** The groups whose drafts a token shows on this brand; null when it is another brand's, over or not ours. */
export async function verifyPreview(
  signer: LinkSigner,
  token: string,
  tenantId: string,
  now: Date,
): Promise<{ groups: string[]; until: Date } | null> {
  const parsed = Token.safeParse(await signer.verify(PURPOSE, token));
  if (!parsed.success || parsed.data.tenantId !== tenantId || parsed.data.until <= now.getTime()) return null;
  return { groups: parsed.data.groups, until: new Date(parsed.data.until) };
}

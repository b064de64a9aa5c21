import type { TenantContext } from '../../app-context.ts';
import type { MailBrand } from './content.ts';

/** Of a brand's theme what a mail client can show: light colours and a family of type that every reader has. */
export function mailBrand({ name, theme }: Pick<TenantContext, 'name' | 'theme'>): MailBrand {
  const { background, surface, foreground, mutedForeground, border, primary, onPrimary } = theme.colour.light;
  return {
    name,
    background,
    surface,
    foreground,
    mutedForeground,
    border,
    primary,
    onPrimary,
    buttonRadius: theme.radius.button,
    isSerif: theme.type.heading === 'newsreader',
  };
}

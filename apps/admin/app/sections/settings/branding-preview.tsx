import { type BrandingTokens, brandedTheme } from '@domain/settings/branded-theme.ts';
import type { ThemeTokens } from '@domain/tenants/theme.ts';
import { contrastFailures } from '@domain/tenants/theme-contrast.ts';
import { Card } from '@ui/work/card.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { useEffect, useState } from 'react';

const HEX = /^#[0-9a-f]{6}$/i;

/** How the colours look together while they are typed, by day and night, and which pairs cannot be read. */
export function BrandingPreview({
  formId,
  theme,
  value,
  name,
}: {
  formId: string;
  theme: ThemeTokens;
  value: Record<string, unknown>;
  name: string;
}) {
  const [typed, setTyped] = useState<BrandingTokens>(() => value as unknown as BrandingTokens);
  useEffect(() => {
    const onInput = () => {
      const form = document.getElementById(formId);
      if (form instanceof HTMLFormElement) setTyped(tokensOf(new FormData(form)));
    };
    document.addEventListener('input', onInput);
    return () => document.removeEventListener('input', onInput);
  }, [formId]);
  const merged = brandedTheme(theme, typed);
  const failures = contrastFailures(merged);
  return (
    <div className="flex flex-col gap-4 lg:sticky lg:top-20">
      <Card title="Preview">
        <div className="flex flex-col gap-3">
          {(['light', 'dark'] as const).map((scheme) => (
            <Sample key={scheme} scheme={scheme} theme={merged} name={name} />
          ))}
        </div>
      </Card>
      {failures.length > 0 ? (
        <Notice
          tone="warn"
          title={`${failures.length} ${failures.length === 1 ? 'pair' : 'pairs'} hard to read`}
        >
          <ul className="list-disc pl-4">
            {failures.slice(0, 6).map(({ scheme, role, on, ratio, least }) => (
              <li key={`${scheme}${role}${on}`}>
                {role} on {on}, {scheme === 'light' ? 'day' : 'night'}: {ratio.toFixed(2)}:1, least {least}:1
              </li>
            ))}
          </ul>
          <p className="mt-1">WCAG 2.2 AA. A draft may have them; publishing does not.</p>
        </Notice>
      ) : (
        <Notice tone="good" title="All pairs can be read (WCAG 2.2 AA)" />
      )}
    </div>
  );
}

function tokensOf(form: FormData): BrandingTokens {
  const colours = (scheme: string) =>
    Object.fromEntries(
      [...form].flatMap(([field, text]) =>
        field.startsWith(`${scheme}.`) && typeof text === 'string' && HEX.test(text.trim())
          ? [[field.slice(scheme.length + 1), text.trim().toLowerCase()]]
          : [],
      ),
    );
  return { light: colours('light'), dark: colours('dark'), fonts: { heading: 'theme', body: 'theme' } };
}

function Sample({ scheme, theme, name }: { scheme: 'light' | 'dark'; theme: ThemeTokens; name: string }) {
  const palette = theme.colour[scheme];
  const radius = theme.radius.button;
  return (
    <div
      className="overflow-hidden rounded-md border border-line text-13"
      style={{ background: palette.background, color: palette.foreground }}
    >
      <p
        className="px-3 py-1 text-center text-12"
        style={{ background: palette.secondary, color: palette.onSecondary }}
      >
        {scheme === 'light' ? 'By day' : 'By night'}
      </p>
      <div className="p-3">
        <p className="text-16 font-semibold">{name}</p>
        <p style={{ color: palette.mutedForeground }}>Quiet words under a heading.</p>
        <p className="mt-2 flex flex-wrap items-center gap-2">
          <span
            className="px-3 py-1.5"
            style={{
              background: palette.primary,
              color: palette.onPrimary,
              borderRadius: `${Math.min(radius, 18)}px`,
            }}
          >
            Add to cart
          </span>
          <span
            className="px-2 py-0.5 text-12"
            style={{ background: palette.accent, color: palette.onAccent }}
          >
            New
          </span>
          <span style={{ color: palette.link, textDecoration: 'underline' }}>A link</span>
        </p>
      </div>
    </div>
  );
}

import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { Button } from '@ui/work/button.tsx';
import { EmptyState } from '@ui/work/empty-state.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import {
  Bell,
  Blocks,
  Bot,
  ChartNoAxesColumn,
  CreditCard,
  Globe,
  Languages,
  type LucideIcon,
  Palette,
  PanelTop,
  Percent,
  Search,
  Settings,
  Wallet,
} from 'lucide-react';
import { allows } from '../../sections.ts';
import { pageLoader } from '../../server/handlers.ts';

export const meta: MetaFunction = () => [{ title: 'Settings · Admin' }];

const ICONS: Record<string, LucideIcon> = {
  general: Settings,
  branding: Palette,
  site: PanelTop,
  localization: Languages,
  checkout: CreditCard,
  notifications: Bell,
  promotions: Percent,
  analytics: ChartNoAxesColumn,
  ai: Bot,
  payouts: Wallet,
  modules: Blocks,
  domains: Globe,
};

interface Card {
  key: string;
  title: string;
  summary: string;
  draft?: { author: string | null; savedAt: string } | null;
  isOff?: boolean;
}

export const loader = pageLoader('tenant.settings.view', async ({ api, ctx, url }) => {
  const { items } = await api.settings.listGroups({});
  const { permissions } = ctx.session;
  const cards: Card[] = [
    ...items.map(({ key, title, summary, draft, isModuleOn }) => ({
      key,
      title,
      summary,
      draft,
      isOff: !isModuleOn,
    })),
    ...(allows(permissions, 'modules.view')
      ? [{ key: 'modules', title: 'Modules', summary: 'Parts of the product that are switched on' }]
      : []),
  ];
  const q = (url.searchParams.get('q') ?? '').trim();
  const wanted = q.toLowerCase();
  return {
    q,
    cards: cards.filter(({ title, summary }) => `${title} ${summary}`.toLowerCase().includes(wanted)),
  };
});

/** Every group that this member may see, with open drafts. */
export default function SettingsIndex() {
  const { cards, q } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader title="Settings" />
      <Form method="get" role="search" className="mb-4 flex max-w-120 gap-2">
        <label htmlFor="settings-q" className="sr-only">
          Search settings
        </label>
        <input
          id="settings-q"
          type="search"
          name="q"
          defaultValue={q}
          placeholder="Search settings"
          className="control"
        />
        <Button type="submit">Search</Button>
      </Form>
      {cards.length === 0 && (
        <EmptyState icon={Search} title={`Nothing is called “${q}”`}>
          <p>
            <Link to="/settings" className="text-accent underline">
              Show all settings
            </Link>
          </p>
        </EmptyState>
      )}
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {cards.map((card) => {
          const Icon = ICONS[card.key] ?? Settings;
          return (
            <li
              key={card.key}
              className="relative flex gap-3 rounded-lg border border-line bg-surface p-4 hover:bg-hover"
            >
              <Icon aria-hidden="true" size={18} className="mt-0.5 shrink-0 text-muted" />
              <div className="min-w-0 flex-1">
                <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
                  <Link
                    to={card.isOff ? '/settings/modules' : `/settings/${card.key}`}
                    prefetch="intent"
                    className="text-14 font-semibold after:absolute after:inset-0"
                  >
                    {card.title}
                  </Link>
                  {card.draft && (
                    <Badge tone="warn" isOpen>
                      Draft
                    </Badge>
                  )}
                  {card.isOff && <Badge>Module off</Badge>}
                </div>
                <p className="text-13 text-muted">{card.summary}</p>
                {card.draft && (
                  <p className="mt-1 text-12 text-muted">
                    {card.draft.author ?? 'Somebody'}, <TimeText at={card.draft.savedAt} />
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';

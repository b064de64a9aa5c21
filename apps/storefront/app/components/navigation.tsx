import type { NavigationLink } from '../shop/site-content.ts';
import { useShop } from '../shop/use-shop.ts';

/** A path of the shop gets the language of the page; other addresses stay as they are. */
export function useTarget(): (to: string) => string {
  const { path } = useShop();
  return (to) => (to.startsWith('/') ? path(to) : to);
}

function Entry({ entry, plainPath }: { entry: NavigationLink; plainPath: string }) {
  const target = useTarget();
  const { t } = useShop();
  if (entry.items.length === 0) {
    return entry.to ? (
      <a href={target(entry.to)} aria-current={plainPath === entry.to ? 'page' : undefined}>
        {entry.label}
      </a>
    ) : (
      <span>{entry.label}</span>
    );
  }
  return (
    <details className="subnav">
      <summary>{entry.label}</summary>
      <ul>
        {entry.to ? (
          <li>
            <a href={target(entry.to)}>
              {t.navigationAll} {entry.label}
            </a>
          </li>
        ) : null}
        {entry.items.map((item) => (
          <li key={`${item.label}:${item.to}`}>
            <Entry entry={item} plainPath={plainPath} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Entries that the brand chose, up to three levels; what lies below opens without script. */
export function NavigationList({
  items,
  plainPath,
}: {
  items: readonly NavigationLink[];
  plainPath: string;
}) {
  return (
    <ul>
      {items.map((entry) => (
        <li key={`${entry.label}:${entry.to}`}>
          <Entry entry={entry} plainPath={plainPath} />
        </li>
      ))}
    </ul>
  );
}

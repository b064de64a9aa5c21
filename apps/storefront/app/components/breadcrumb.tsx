import { useShop } from '../shop/use-shop.ts';

/** The way to this page; the last step is the page itself. */
export function Breadcrumb({ trail }: { trail: readonly { name: string; to: string }[] }) {
  const { t, path } = useShop();
  return (
    <nav className="breadcrumb" aria-label={t.breadcrumb}>
      <ol>
        {trail.map(({ name, to }, index) => (
          <li key={to}>
            {index === trail.length - 1 ? (
              <span aria-current="page">{name}</span>
            ) : (
              <a href={path(to)}>{name}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

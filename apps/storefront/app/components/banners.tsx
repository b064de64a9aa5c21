import type { Banner } from '../shop/site-content.ts';
import { useTarget } from './navigation.tsx';

/** What the brand wants seen first on its home page, in its own order. */
export function Banners({ banners, label }: { banners: readonly Banner[]; label: string }) {
  const target = useTarget();
  if (banners.length === 0) return null;
  return (
    <section className="banners" aria-label={label}>
      <ul>
        {banners.map((banner) => (
          <li key={`${banner.heading}:${banner.to}`}>
            <h2>
              {banner.to ? (
                <a href={target(banner.to)}>{banner.heading || banner.text}</a>
              ) : (
                banner.heading || banner.text
              )}
            </h2>
            {banner.heading && banner.text ? <p>{banner.text}</p> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

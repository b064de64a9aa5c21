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
            {banner.heading ? <h2>{banner.heading}</h2> : null}
            {banner.text ? <p>{banner.text}</p> : null}
            {banner.to ? <a href={target(banner.to)} aria-label={banner.heading || banner.text} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

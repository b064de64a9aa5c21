import type { HomeView } from '@domain/catalog/views.ts';
import { useShop } from '../shop/use-shop.ts';
import { Picture } from './picture.tsx';

/** The first thing seen: one picture, one sentence, one way on. */
export function Hero({ hero }: { hero: NonNullable<HomeView['hero']> }) {
  const { t, path } = useShop();
  return (
    <section className="hero" aria-labelledby="hero">
      <div className="hero-picture">
        <Picture image={hero.image} sizes="(min-width:900px) 58vw,100vw" isPriority />
      </div>
      <div className="hero-words">
        <h1 id="hero">{hero.heading}</h1>
        <p>{hero.text}</p>
        <a className="button" href={path(`/collections/${hero.collection}`)}>
          {t.home.shop}
        </a>
      </div>
    </section>
  );
}

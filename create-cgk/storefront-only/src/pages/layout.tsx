import { html } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import type { MenuEntry } from '../installation.ts';
import { STYLES } from './styles.ts';

interface LayoutProps {
  title: string;
  description?: string | undefined;
  menu?: MenuEntry[];
}

export function Layout({ title, description, menu = [], children }: PropsWithChildren<LayoutProps>) {
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        {description ? <meta name="description" content={description} /> : null}
        <style dangerouslySetInnerHTML={{ __html: STYLES }} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <header>
          <a class="home" href="/">
            Shop
          </a>
          <nav aria-label="Collections">
            {menu.map(({ handle, title: name }) => (
              <a href={`/collections/${handle}`}>{name}</a>
            ))}
          </nav>
          <search>
            <form action="/search">
              <label class="hidden" for="q">
                Search
              </label>
              <input id="q" name="q" type="search" placeholder="Search" />
            </form>
          </search>
          <a href="/cart">Cart</a>
        </header>
        <main id="main">{children}</main>
      </body>
    </html>
  );
  return html`<!doctype html>${page}`;
}

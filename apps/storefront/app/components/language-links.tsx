import { messagesFor } from '../messages/index.ts';
import { localePath } from '../shop/locale-path.ts';
import { useShop } from '../shop/use-shop.ts';

/** This page in the shop's other languages. */
export function LanguageLinks({ plainPath }: { plainPath: string }) {
  const { locales, locale, defaultLocale, t } = useShop();
  if (locales.length < 2) return null;
  return (
    <ul className="languages" aria-label={t.language}>
      {locales.map((language) => (
        <li key={language}>
          <a
            href={localePath(plainPath, language, defaultLocale)}
            lang={language}
            hrefLang={language}
            aria-current={language === locale ? 'true' : undefined}
            title={messagesFor(language).languageName}
          >
            {language.split('-')[0]?.toUpperCase()}
          </a>
        </li>
      ))}
    </ul>
  );
}

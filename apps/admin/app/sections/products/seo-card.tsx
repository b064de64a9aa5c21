import type { AdminProduct } from '@domain/catalog/admin-views.ts';
import { Card } from '@ui/work/card.tsx';
import { TextAreaField, TextField } from '@ui/work/form/fields.tsx';
import { useEffect, useRef, useState } from 'react';

const TITLE_LENGTH = 60;
const DESCRIPTION_LENGTH = 155;

/** How the product looks in a search result. */
export function SeoCard({ product }: { product: AdminProduct }) {
  const ref = useRef<HTMLDivElement>(null);
  const [texts, setTexts] = useState({
    title: product.seoTitle || product.title,
    description: product.seoDescription || plainText(product.descriptionHtml),
    handle: product.handle,
    typedTitle: product.seoTitle.length,
    typedDescription: product.seoDescription.length,
  });
  useEffect(() => {
    const onInput = () => {
      const value = (name: string) =>
        ref.current?.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value.trim() ?? '';
      setTexts({
        title: value('seoTitle') || product.title,
        description: value('seoDescription') || plainText(product.descriptionHtml),
        handle: value('handle'),
        typedTitle: value('seoTitle').length,
        typedDescription: value('seoDescription').length,
      });
    };
    const card = ref.current;
    card?.addEventListener('input', onInput);
    return () => card?.removeEventListener('input', onInput);
  }, [product]);

  return (
    <Card title="Search engines" note="How a search result may look.">
      <div ref={ref} className="flex flex-col gap-4">
        <div className="rounded-md bg-sunken px-4 py-3">
          <p className="truncate text-12 text-muted">{`/products/${texts.handle}`}</p>
          <p className="truncate text-16 text-accent">{texts.title}</p>
          <p className="line-clamp-2 text-13 text-muted">{texts.description || 'No description yet'}</p>
        </div>
        <TextField
          name="seoTitle"
          label="Page title"
          defaultValue={product.seoTitle}
          placeholder={product.title}
          maxLength={120}
          help={
            texts.typedTitle
              ? `${texts.typedTitle} of about ${TITLE_LENGTH} characters that are shown`
              : 'Empty: the title is taken.'
          }
        />
        <TextAreaField
          name="seoDescription"
          label="Page description"
          defaultValue={product.seoDescription}
          rows={3}
          maxLength={400}
          help={
            texts.typedDescription
              ? `${texts.typedDescription} of about ${DESCRIPTION_LENGTH} characters that are shown`
              : 'Empty: the description’s first words are taken.'
          }
        />
        <TextField
          name="handle"
          label="Handle"
          defaultValue={product.handle}
          spellCheck={false}
          help="The last part of the product’s address: small letters, digits and hyphens."
        />
      </div>
    </Card>
  );
}

function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}

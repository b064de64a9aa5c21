import { type SQL, sql } from 'drizzle-orm';

/** Words of a query: letters and digits only, so nothing of tsquery's own syntax gets through. At most eight. */
export function searchWords(q: string): string[] {
  return q
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 0)
    .slice(0, 8);
}

/**
 * Active products that match, as `id, score`: an exact SKU or barcode first, then weighted full text (title A, keywords
 * B, description D; 20 §4.15) with prefix match on every word, and by trigrams for typos when fewer than three match.
 */
export function searchHits(q: string): SQL {
  const words = searchWords(q);
  if (words.length === 0) return sql`select p.id, 0 as score from products p where false`;
  const tsquery = words.map((word) => `${word}:*`).join(' & ');
  const plain = words.join(' ');
  return sql`
    with exact as (
      select p.id, 1000000000 as score from product_variants pv join products p on p.id = pv.product_id and p.status = 'active'
       where pv.sku = ${q.trim()} or pv.sku = ${q.trim().toUpperCase()} or pv.barcode = ${q.trim()}
    ), text_hits as (
      select p.id, (1000000 + ts_rank_cd(p.search_tsv, query, 1) * 100000)::int as score
        from products p, lateral (select to_tsquery(p.search_config, ${tsquery}) || to_tsquery('simple', ${tsquery}) as query) k
       where p.status = 'active' and (p.search_tsv @@ to_tsquery('simple', ${tsquery}) or p.search_tsv @@ to_tsquery('english', ${tsquery}) or p.search_tsv @@ to_tsquery('german', ${tsquery}))
       limit 1000
    ), fuzzy as (
      select p.id, (ext.word_similarity(${plain}, p.title) * 1000)::int as score from products p
       where (select count(*) from text_hits) < 3 and p.status = 'active' and ext.word_similarity(${plain}, p.title) >= 0.4
       order by 2 desc limit 50
    )
    select hits.id, max(hits.score)::int as score from (select * from exact union all select * from text_hits union all select * from fuzzy) hits group by hits.id`;
}

/**
 * Product descriptions: foreign HTML in, a small safe subset out.
 *
 * The output is written anew from parser events: only the elements and attributes below can appear, text and
 * attributes are escaped, every element is closed. `sanitiseDescription(sanitiseDescription(x)) = sanitiseDescription(x)`.
 *
 * htmlparser2 is the one library that needs no Node built-in (sanitize-html pulls in postcss with fs, path and url)
 * and is a third of parse5. Its tree differs from a browser's in corner cases; that cannot matter here, since no raw
 * text element, no foreign content and no attribute beyond href, colspan and rowspan is ever written.
 */
import { Parser } from 'htmlparser2';
import { DescriptionWriter, escapeText } from './description-writer.ts';

/** A clean description and what was lost on the way. */
export interface CleanDescription {
  readonly html: string;
  /** Things that could run or load code: scripts, handlers, frames, `javascript:` links. Sorted names. */
  readonly unsafe: readonly string[];
  /** Harmless content without a place in a description: images, videos, forms. Sorted names. */
  readonly removed: readonly string[];
}

/** Thrown for markup nested beyond reason (over 200 levels), which only an attack or a defect writes. */
export class DescriptionTooDeep extends Error {}

const MAX_DEPTH = 200;
const INLINE = new Set(['strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'a']);
/** Hold text only; written when their first text comes, so empty ones vanish. */
const TEXT_BLOCK = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** Hold other blocks or cells; written at once. */
const CONTAINER = new Set([
  'ul',
  'ol',
  'li',
  'blockquote',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'td',
  'th',
]);
/** Elements whose tags go and whose text stays in the line. Everything else unknown separates paragraphs. */
const TRANSPARENT = new Set(
  'span font small big abbr acronym cite code kbd samp var tt q mark ins del strike time data label bdi bdo wbr nobr html body meta link base o:p'.split(
    ' ',
  ),
);
const UNSAFE_WITH_CONTENT = new Set(
  'script style iframe frame frameset object embed applet noscript template svg math xmp noembed noframes plaintext'.split(
    ' ',
  ),
);
const REMOVED_WITH_CONTENT = new Set(
  'head title textarea select button video audio canvas map picture datalist dialog'.split(' '),
);
const SCRIPT_ADDRESS = /^(javascript|data|vbscript):/i;
const REMOVED_VOID = new Set(['img', 'image', 'input', 'source', 'track', 'area', 'param']);

/** Makes a description safe to store and to show. Throws {@link DescriptionTooDeep}. */
export function sanitiseDescription(source: string): CleanDescription {
  if (source.trim() === '') return { html: '', unsafe: [], removed: [] };
  const writer = new DescriptionWriter(/<h1[\s/>]/i.test(source));
  const unsafe = new Set<string>();
  const removed = new Set<string>();
  let depth = 0;
  let dropping: { name: string; depth: number } | null = null;
  const drop = (name: string, into: Set<string>) => {
    if (name !== 'head' && name !== 'title' && name !== 'style') into.add(name);
    dropping = { name, depth };
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > MAX_DEPTH) throw new DescriptionTooDeep(`nested over ${MAX_DEPTH} levels`);
        if (dropping) return;
        for (const attribute of Object.keys(attributes))
          if (attribute.startsWith('on')) unsafe.add(attribute);
        if (UNSAFE_WITH_CONTENT.has(name)) return drop(name, unsafe);
        if (REMOVED_WITH_CONTENT.has(name)) return drop(name, removed);
        if (REMOVED_VOID.has(name)) return void removed.add(name);
        if (name === 'a') {
          const href = safeHref(attributes.href ?? '');
          if (href === null && SCRIPT_ADDRESS.test(withoutControls(attributes.href ?? '')))
            unsafe.add('a href');
          return writer.openInline('a', href === null ? null : ` href="${escapeAttribute(href)}"`);
        }
        if (INLINE.has(name)) return writer.openInline(name, '');
        if (name === 'br') return writer.lineBreak();
        if (name === 'hr') return writer.rule();
        if (TEXT_BLOCK.has(name)) return writer.openTextBlock(name);
        if (CONTAINER.has(name)) return writer.openContainer(name, cellAttributes(name, attributes));
        if (!TRANSPARENT.has(name)) writer.boundary();
      },
      ontext(text) {
        if (!dropping) writer.text(text);
      },
      onclosetag(name) {
        depth -= 1;
        if (dropping) {
          if (depth < dropping.depth) dropping = null;
          return;
        }
        if (INLINE.has(name)) writer.closeInline(name);
        else if (TEXT_BLOCK.has(name)) writer.closeTextBlock();
        else if (CONTAINER.has(name)) writer.closeContainer(name);
        else if (name !== 'br' && name !== 'hr' && !REMOVED_VOID.has(name) && !TRANSPARENT.has(name))
          writer.boundary();
      },
    },
    { decodeEntities: true },
  );
  parser.end(source);
  return { html: writer.finish(), unsafe: [...unsafe].sort(), removed: [...removed].sort() };
}

/** As browsers do: tabs and line ends inside an address do not count. */
function withoutControls(address: string): string {
  return address.replace(/\p{Cc}/gu, '').trim();
}

/** The address of a link that may stay: http, https, mailto, or a path or place on the shop itself. */
function safeHref(raw: string): string | null {
  const href = withoutControls(raw);
  if (href === '') return null;
  if (href.startsWith('#') || /^\/(?![/\\])/.test(href)) return href;
  const absolute = href.startsWith('//') ? `https:${href}` : href;
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(absolute).protocol) ? absolute : null;
  } catch {
    return null;
  }
}

function cellAttributes(name: string, attributes: Record<string, string>): string {
  if (name !== 'td' && name !== 'th') return '';
  return ['colspan', 'rowspan']
    .filter((attribute) => /^[1-9]\d?$/.test(attributes[attribute] ?? '') && attributes[attribute] !== '1')
    .map((attribute) => ` ${attribute}="${attributes[attribute]}"`)
    .join('');
}

function escapeAttribute(value: string): string {
  return escapeText(value).replace(/"/g, '&quot;');
}

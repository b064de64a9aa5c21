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
const MAY_HOLD_TEXT = new Set(['li', 'blockquote', 'caption', 'td', 'th']);
const PARENTS: Record<string, readonly string[]> = {
  li: ['ul', 'ol'],
  caption: ['table'],
  thead: ['table'],
  tbody: ['table'],
  tfoot: ['table'],
  tr: ['table', 'thead', 'tbody', 'tfoot'],
  td: ['tr'],
  th: ['tr'],
};
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

/** Writes the subset: keeps blocks, lists and tables well nested whatever order the tags come in. */
class DescriptionWriter {
  private readonly out: string[] = [];
  private readonly containers: {
    name: string;
    isKept: boolean;
    isImplied: boolean;
    start: number;
    parentHadText: boolean;
    hasText: boolean;
    needsBreak: boolean;
  }[] = [];
  /** Inline elements that the source has open; `written` of them stand in the output now. */
  private readonly inlines: { name: string; attributes: string | null }[] = [];
  private written = 0;
  /** A text block that was announced (waits for text) or is open in the output. */
  private block: { name: string; isWritten: boolean } | null = null;
  private readonly hasH1: boolean;

  constructor(hasH1: boolean) {
    this.hasH1 = hasH1;
  }

  text(text: string): void {
    if (/^\s*$/.test(text)) {
      if (this.isInText()) this.out.push(escapeText(text));
      return;
    }
    if (!this.enterText()) return;
    for (; this.written < this.inlines.length; this.written += 1) {
      const inline = this.inlines[this.written]!;
      if (inline.attributes !== null) this.out.push(`<${inline.name}${inline.attributes}>`);
    }
    this.out.push(escapeText(text));
  }

  lineBreak(): void {
    if (this.isInText()) this.out.push('<br>');
  }

  rule(): void {
    this.boundary();
    const parent = this.parent();
    if (parent && !MAY_HOLD_TEXT.has(parent.name)) return;
    this.out.push('<hr>');
    if (parent) parent.hasText = parent.needsBreak = false;
  }

  /** `attributes` null: the element itself is not written (a link without a usable address). */
  openInline(name: string, attributes: string | null): void {
    const isOpen = this.inlines.some((inline) => inline.name === name && inline.attributes !== null);
    this.inlines.push({ name, attributes: isOpen ? null : attributes });
  }

  closeInline(name: string): void {
    const at = this.inlines.findLastIndex((inline) => inline.name === name);
    if (at < 0) return;
    this.unwriteInlines(at);
    this.inlines.splice(at, 1);
  }

  openTextBlock(name: string): void {
    this.boundary();
    const parent = this.parent();
    if (parent && !MAY_HOLD_TEXT.has(parent.name)) return;
    this.block = { name: this.heading(name), isWritten: false };
  }

  closeTextBlock(): void {
    this.boundary();
  }

  openContainer(name: string, attributes: string): void {
    this.boundary();
    if (name === 'li' && this.containers.at(-1)?.isImplied) this.closeContainer('li');
    const parent = this.parent();
    const allowed = PARENTS[name];
    const isKept = allowed
      ? parent !== undefined && allowed.includes(parent.name)
      : parent === undefined || (MAY_HOLD_TEXT.has(parent.name) && parent.name !== 'caption');
    const parentHadText = parent?.hasText ?? false;
    const start = this.out.length;
    this.containers.push({ name, isKept, isImplied: false, start, parentHadText, hasText: false, needsBreak: false });
    if (!isKept) return;
    this.out.push(`<${name}${attributes}>`);
    if (parent) parent.hasText = parent.needsBreak = false;
  }

  closeContainer(name: string): void {
    this.boundary();
    const at = this.containers.findLastIndex((container) => container.name === name);
    if (at < 0) return;
    this.closeContainersFrom(at);
  }

  /** Ends the running text: what comes next stands in a paragraph, or on a line, of its own. */
  boundary(): void {
    this.unwriteInlines(0);
    if (this.block?.isWritten) this.out.push(`</${this.block.name}>`);
    this.block = null;
    const parent = this.parent();
    if (parent?.hasText) parent.needsBreak = true;
  }

  finish(): string {
    this.boundary();
    this.closeContainersFrom(0);
    return this.out.join('');
  }

  /** Closes containers; one that stayed empty is taken back, unless it is a cell. */
  private closeContainersFrom(at: number): void {
    while (this.containers.length > at) {
      const { name, isKept, start, parentHadText } = this.containers.pop()!;
      if (!isKept) continue;
      if (this.out.length > start + 1 || name === 'td' || name === 'th') {
        this.out.push(`</${name}>`);
        continue;
      }
      this.out.length = start;
      const parent = this.parent();
      if (parent) parent.hasText = parent.needsBreak = parentHadText;
    }
  }

  private parent() {
    return this.containers.findLast((container) => container.isKept);
  }

  private isInText(): boolean {
    if (this.block) return this.block.isWritten;
    const parent = this.parent();
    return parent?.hasText === true && !parent.needsBreak;
  }

  /** Makes a place for text; false where none may stand (between the rows of a table). */
  private enterText(): boolean {
    const parent = this.parent();
    if (!this.block && parent) {
      if (!MAY_HOLD_TEXT.has(parent.name)) return this.enterStrayText(parent.name);
      if (parent.needsBreak) this.out.push('<br>');
      parent.needsBreak = false;
      parent.hasText = true;
      return true;
    }
    this.block ??= { name: 'p', isWritten: false };
    if (!this.block.isWritten) this.out.push(`<${this.block.name}>`);
    this.block.isWritten = true;
    if (parent) parent.hasText = parent.needsBreak = false;
    return true;
  }

  /** Text straight in a list becomes an item; in a table it has no place. */
  private enterStrayText(parent: string): boolean {
    if (parent !== 'ul' && parent !== 'ol') return false;
    this.containers.push({
      name: 'li',
      isKept: true,
      isImplied: true,
      start: this.out.length,
      parentHadText: false,
      hasText: true,
      needsBreak: false,
    });
    this.out.push('<li>');
    return true;
  }

  /** When a text has an h1, its headings move one level down: the page's own h1 is the product's title. */
  private heading(name: string): string {
    if (!this.hasH1 || name === 'p') return name;
    return `h${Math.min(Number(name.slice(1)) + 1, 6)}`;
  }

  private unwriteInlines(downTo: number): void {
    while (this.written > downTo) {
      this.written -= 1;
      const inline = this.inlines[this.written]!;
      if (inline.attributes !== null) this.out.push(`</${inline.name}>`);
    }
  }
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

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));
}

function escapeAttribute(value: string): string {
  return escapeText(value).replace(/"/g, '&quot;');
}

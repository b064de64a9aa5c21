/** Writes the markup of a description. Which elements there are is decided in description-html.ts. */

/** Containers that text may stand in directly. */
const MAY_HOLD_TEXT = new Set(['li', 'blockquote', 'caption', 'td', 'th']);

/** Elements that need one of these around them; elsewhere their tags are left out. */
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

/** Writes the subset: keeps blocks, lists and tables well nested whatever order the tags come in. */
export class DescriptionWriter {
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
    this.containers.push({
      name,
      isKept,
      isImplied: false,
      start,
      parentHadText,
      hasText: false,
      needsBreak: false,
    });
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

/** Text as it stands between tags. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));
}

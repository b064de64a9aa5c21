import type { FormReader } from '@ui/work/form/form-reader.ts';
import { mergeEdits } from '@ui/work/form/merge-edits.ts';
import { isVersionConflict } from '@ui/work/shell/problems.ts';
import { z } from 'zod';
import { formatLocale } from '../../server/context.ts';
import { formFailure, type PageArgs, submitForm } from '../../server/handlers.ts';
import {
  fieldLabel,
  productFieldOf,
  productFormValues,
  readProductEdits,
  typedValues,
} from './product-form.ts';

const Base = z.record(z.string(), z.string());
const MAX_TRIES = 3;

/** What the product page gets after a save that went through. */
export interface ProductSaved {
  ok: true;
  version: number;
}

/**
 * Saves product and variants under the version that was read. When the product moved on, edits are merged three ways:
 * without a clash they are saved on the new version at once; with one, everything typed comes back with theirs told.
 */
export async function saveProduct({ api, ctx }: PageArgs, reader: FormReader, productId: string) {
  const base = Base.parse(JSON.parse(reader.text('base')));
  const edits = readProductEdits(reader, base);
  const state = { version: reader.integer('version'), base };
  return submitForm(
    reader,
    async () => {
      for (let tries = 1; ; tries++) {
        try {
          return await write();
        } catch (error) {
          if (!isVersionConflict(error) || tries === MAX_TRIES) throw error;
          const conflict = await rebase();
          if (conflict) return conflict;
        }
      }
    },
    productFieldOf(edits.variants),
  );

  async function write(): Promise<ProductSaved> {
    if (Object.keys(edits.product).length > 0) {
      const updated = await api.catalog.updateProduct({
        productId,
        version: state.version,
        ...edits.product,
      });
      edits.product = {};
      moveOn(updated.version, { ...state.base, ...pickProduct(typedValues(reader, state.base)) });
    }
    if (edits.variants.length > 0) {
      const updated = await api.catalog.updateVariants({
        productId,
        version: state.version,
        variants: edits.variants,
      });
      moveOn(updated.version, state.base);
    }
    return { ok: true, version: state.version };
  }

  /** To the current version; an answer only when both sides changed the same field. */
  async function rebase() {
    const current = await api.catalog.adminGetProduct({ productId });
    const theirs = productFormValues(current, formatLocale(ctx.tenant));
    const mine = typedValues(reader, state.base);
    const names = Object.keys(mine).filter((name) => name in theirs);
    const { merged, clashes } = mergeEdits(names, state.base, mine, theirs);
    moveOn(current.version, theirs);
    if (!clashes.some((clash) => clash.mine !== null)) return null;
    for (const [name, text] of Object.entries(merged)) reader.values[name] = [text];
    const told = clashes.map((clash) => ({
      path: clash.field,
      message:
        clash.mine === null
          ? `${fieldLabel(clash.field, current)} is now “${shorten(clash.theirs)}”`
          : `${fieldLabel(clash.field, current)}: they saved “${shorten(clash.theirs)}”, you typed “${shorten(clash.mine)}”`,
    }));
    return formFailure(
      reader,
      {
        title: 'Someone else saved this product while you were editing',
        detail: 'Your texts are still here. Where both changed the same field, save again to keep yours.',
        errors: told,
      },
      409,
    );
  }

  /** What is saved stays saved: the form that comes back starts from there. */
  function moveOn(version: number, base: Record<string, string>): void {
    state.version = version;
    state.base = base;
    reader.values.version = [String(version)];
    reader.values.base = [JSON.stringify(base)];
  }
}

function pickProduct(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith('v.')));
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

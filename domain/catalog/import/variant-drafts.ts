/** The options and variants of one product. */
import {
  isGtin,
  type MoneyReader,
  readBoolean,
  readGrams,
  readInteger,
  readInventoryPolicy,
  readWeightUnit,
  withoutTextMark,
} from './cell-values.ts';
import type { ColumnField } from './csv-columns.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { quoted } from './problems.ts';
import type { ProductDraft, VariantDraft } from './product-draft.ts';
import type { ProductProblems } from './product-problems.ts';
import type { Sheet } from './sheet.ts';
import type { CsvRow } from './shopify-csv.ts';

type Option = ProductDraft['options'][number];

/** An option's name and the place of its values. */
interface NamedOption {
  readonly name: string;
  readonly valueOf: (row: CsvRow) => string;
  readonly valueHeader: string;
}

/** Reads options and variants. `rows` are all rows of the product, `variantRows` those that describe a variant. */
export function readVariants(
  rows: readonly CsvRow[],
  variantRows: readonly CsvRow[],
  sheet: Sheet,
  readMoney: MoneyReader,
  problems: ProductProblems,
): { options: Option[]; variants: VariantDraft[] } {
  if (variantRows.length > IMPORT_LIMITS.variantsPerProduct) {
    const message = `The product has ${variantRows.length} variants, at most ${IMPORT_LIMITS.variantsPerProduct} are possible. Split it into several products.`;
    problems.error(variantRows[0]!.line, null, 'limit.exceeded', message);
    return { options: [], variants: [] };
  }
  const named = readOptionNames(rows, variantRows, sheet, problems);
  const valueSets = named.map(() => new Set<string>());
  const firstLines = new Map<string, number>();
  const variants = variantRows.map((row) => {
    const optionValues = named.map((option, index) => {
      const value = option.valueOf(row);
      if (value === '') {
        const message = `This variant has no value for ${quoted(option.name)}. Fill in the cell.`;
        problems.error(row.line, option.valueHeader, 'field.required', message);
      }
      problems.checkLength(row.line, option.valueHeader, value, IMPORT_LIMITS.name);
      valueSets[index]!.add(value);
      return value;
    });
    reportTwin(row, optionValues, firstLines, problems);
    return readVariant(row, optionValues, sheet, readMoney, problems);
  });
  const blankSkus = variants.filter((variant) => variant.sku === null);
  if (blankSkus.length > 0) {
    const which = blankSkus.length === 1 ? '1 variant has' : `${blankSkus.length} variants have`;
    const message = `${which} no SKU and will be found again by option values. Add SKUs if you keep stock by SKU.`;
    problems.warn(blankSkus[0]!.line, sheet.header('sku'), 'sku.blank', message);
  }
  return { options: named.map(({ name }, index) => ({ name, values: [...valueSets[index]!] })), variants };
}

/**
 * Names stand on the product's first row only. `Title` with the value `Default Title` is Shopify's way to say that
 * there is nothing to choose; `Title` with another value is a real option that nobody named.
 */
function readOptionNames(
  rows: readonly CsvRow[],
  variantRows: readonly CsvRow[],
  sheet: Sheet,
  problems: ProductProblems,
): NamedOption[] {
  const named: NamedOption[] = [];
  const seen = new Set<string>();
  for (const { position, name: nameColumn, value: valueColumn } of sheet.options) {
    const nameRow = rows.find((row) => sheet.at(row, nameColumn) !== '');
    const valueRow = variantRows.find((row) => sheet.at(row, valueColumn) !== '');
    const name = nameRow ? sheet.at(nameRow, nameColumn) : '';
    if (name === '') {
      if (!valueRow || isDefaultTitle(sheet.at(valueRow, valueColumn))) continue;
      const column = nameColumn?.name ?? `Option${position} Name`;
      const message = `Variants have values for option ${position}, but it has no name. Write its name (such as Size) on the product's first row.`;
      problems.error(valueRow.line, column, 'field.required', message);
      continue;
    }
    const line = nameRow!.line;
    const header = nameColumn?.name ?? `Option${position} Name`;
    const valueHeader = valueColumn?.name ?? `Option${position} Value`;
    for (const row of rows) {
      const other = sheet.at(row, nameColumn);
      if (other === '' || other === name) continue;
      const message = `The option is called ${quoted(name)} on line ${line} and ${quoted(other)} here; the first is used. Use one name.`;
      problems.warn(row.line, header, 'field.conflict', message);
    }
    if (name.toLowerCase() === 'title') {
      const values = new Set(variantRows.map((row) => sheet.at(row, valueColumn)));
      if ([...values].every((value) => value === '' || isDefaultTitle(value))) continue;
      const message = `The option is called 'Title', which says nothing to shoppers. Name it (such as Colour), or write 'Default Title' as its value if there is nothing to choose.`;
      problems.warn(line, header, 'option.placeholder', message);
    }
    if (seen.has(name.toLowerCase())) {
      problems.error(
        line,
        header,
        'key.duplicate',
        `Two options are called ${quoted(name)}. Give each its own name.`,
      );
    }
    seen.add(name.toLowerCase());
    problems.checkLength(line, header, name, IMPORT_LIMITS.name);
    named.push({ name, valueOf: (row) => sheet.at(row, valueColumn), valueHeader });
  }
  return named;
}

function isDefaultTitle(value: string): boolean {
  return value.toLowerCase() === 'default title';
}

function reportTwin(
  row: CsvRow,
  optionValues: readonly string[],
  firstLines: Map<string, number>,
  problems: ProductProblems,
): void {
  const key = JSON.stringify(optionValues);
  const first = firstLines.get(key);
  if (first === undefined) {
    firstLines.set(key, row.line);
    return;
  }
  const message =
    optionValues.length === 0
      ? `The product has no options, but line ${first} and this line each describe a variant. Name an option and give each variant a value.`
      : `The variant ${quoted(optionValues.join(' / '))} stands on line ${first} already. Remove one of the rows or change its values.`;
  problems.error(row.line, null, 'variant.duplicate', message);
}

function readVariant(
  row: CsvRow,
  optionValues: string[],
  sheet: Sheet,
  readMoney: MoneyReader,
  problems: ProductProblems,
): VariantDraft {
  const { line } = row;
  const amount = (field: ColumnField): number | null => {
    const value = problems.read(row, field, readMoney, null);
    if (value === null || value >= 0) return value;
    const message = `${sheet.header(field)} is below zero. Write an amount from 0 up.`;
    problems.error(line, sheet.header(field), 'field.type', message);
    return null;
  };
  const price = amount('price');
  if (price === null && sheet.cell(row, 'price') === '') {
    const message = 'The variant has no price. Write one, or 0.00 if it is free.';
    problems.error(line, sheet.header('price'), 'field.required', message);
  }
  if (price === 0) {
    const message = 'The variant will be sold for nothing. Check that this is meant.';
    problems.warn(line, sheet.header('price'), 'price.zero', message);
  }
  const weightUnit = problems.read(row, 'weightUnit', readWeightUnit, null);
  const hasGrams = sheet.has('grams') || !sheet.has('weight');
  const weightGrams = hasGrams
    ? problems.read(row, 'grams', (text) => readGrams(text, 'g'), null)
    : problems.read(row, 'weight', (text) => readGrams(text, weightUnit ?? 'kg'), null);
  return {
    line,
    sku: readSku(row, sheet, problems),
    barcode: readBarcode(row, sheet, problems),
    optionValues,
    priceMinor: price ?? 0,
    compareAtMinor: comparedWith(price, amount('compareAtPrice'), row, sheet, problems),
    costMinor: amount('cost'),
    weightGrams,
    weightUnit,
    requiresShipping: problems.read(row, 'requiresShipping', (text) => readBoolean(text, true), true),
    taxable: problems.read(row, 'taxable', (text) => readBoolean(text, true), true),
    inventoryPolicy: problems.read(row, 'inventoryPolicy', readInventoryPolicy, 'deny'),
    inventory: readInventory(row, sheet, problems),
    metafields: sheet.metafields(row, 'variant'),
  };
}

/** A compare-at price below the price is a mistake and is left out (30 PRD-08); 0 is how some tools write "none". */
function comparedWith(
  price: number | null,
  compareAt: number | null,
  row: CsvRow,
  sheet: Sheet,
  problems: ProductProblems,
): number | null {
  if (compareAt === null || compareAt === 0 || price === null || compareAt >= price) return compareAt || null;
  const message = 'The compare-at price is below the price and is left out. Raise it, or empty the cell.';
  problems.warn(row.line, sheet.header('compareAtPrice'), 'price.compare_at', message);
  return null;
}

function readSku(row: CsvRow, sheet: Sheet, problems: ProductProblems): string | null {
  const cell = sheet.cell(row, 'sku');
  const sku = withoutTextMark(cell);
  if (sku !== cell) {
    const message = `The SKU is written with a leading apostrophe, a spreadsheet's mark for text; it is imported as ${quoted(sku)}.`;
    problems.warn(row.line, sheet.header('sku'), 'sku.apostrophe', message);
  }
  return problems.checkLength(row.line, sheet.header('sku'), sku, IMPORT_LIMITS.name) || null;
}

function readBarcode(row: CsvRow, sheet: Sheet, problems: ProductProblems): string | null {
  const barcode = withoutTextMark(sheet.cell(row, 'barcode'));
  if (barcode === '') return null;
  const header = sheet.header('barcode');
  if (/^\d([.,]\d+)?e\+?\d+$/i.test(barcode)) {
    const message = `A spreadsheet program has rounded this barcode to ${quoted(barcode)}; it is left out. Format the column as text and enter it again.`;
    problems.warn(row.line, header, 'barcode.invalid', message);
    return null;
  }
  if (/^(\d{8}|\d{12,14})$/.test(barcode) && !isGtin(barcode)) {
    const message = `The check digit of the barcode ${quoted(barcode)} is wrong; it is imported as it is. Compare it with the packaging.`;
    problems.warn(row.line, header, 'barcode.invalid', message);
  }
  return problems.checkLength(row.line, header, barcode, IMPORT_LIMITS.name);
}

function readInventory(row: CsvRow, sheet: Sheet, problems: ProductProblems): VariantDraft['inventory'] {
  const sourceQuantity = problems.read(row, 'inventoryQty', readInteger, null);
  if (sourceQuantity !== null && sourceQuantity < 0) {
    const message = `The stock in the file is ${sourceQuantity}; the variant starts with 0. Check which orders are still to be sent.`;
    problems.warn(row.line, sheet.header('inventoryQty'), 'stock.negative', message);
  }
  return {
    isTracked: sheet.has('inventoryTracker')
      ? sheet.cell(row, 'inventoryTracker') !== ''
      : sourceQuantity !== null,
    sourceQuantity,
    plannedStock: Math.max(0, sourceQuantity ?? 0),
  };
}

/**
 * Renders a demo brand's drawn scenes to pictures:
 *
 *     node cli/demo/render.ts <slug> [--only a,b] [--force] [--preview dir] [--contact-sheet out.png]
 *
 * `cli/demo/<slug>/scenes.ts` exports `scenes: Record<string, () => string>` (complete SVG documents) and `aspect`.
 * Writes `media/<scene>-{400,800,1200}.{avif,webp}`, `media/scenes.json` and the side file `media/hashes.json`, by which
 * a scene whose drawing has not changed is left alone. `--preview` writes 800 px PNGs to a folder and encodes nothing.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import sharp, { type OverlayOptions, type Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import type { RenderedScene } from './types.ts';

/** What a brand's `scenes.ts` exports. */
interface SceneModule {
  scenes: Record<string, () => string>;
  aspect: { width: number; height: number };
}

interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

/** Largest size in bytes by width; the encoder steps its quality down until a picture fits. */
const WIDTHS: { width: number; avif: number; webp: number }[] = [
  { width: 400, avif: 12_000, webp: 18_000 },
  { width: 800, avif: 24_000, webp: 36_000 },
  { width: 1200, avif: 45_000, webp: 66_000 },
];
const AVIF_QUALITIES = [52, 46, 40, 34, 28];
const WEBP_QUALITIES = [76, 68, 58, 48, 38];
/** Part of every hash: raise it when the encoding changes, and everything is rendered anew. */
const ENCODER = 'v1';
const CONCURRENCY = 2;
const HERE = import.meta.dirname;

/** Rasterises an SVG document to opaque RGB pixels of the given width. */
async function rasterise(svg: string, aspect: SceneModule['aspect'], width: number): Promise<Pixels> {
  const height = Math.round((width * aspect.height) / aspect.width);
  const { data, info } = await sharp(Buffer.from(svg), { unlimited: true })
    .flatten({ background: '#ffffff' })
    .removeAlpha()
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function fromPixels(pixels: Pixels): Sharp {
  return sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } });
}

/** Encodes with the first quality whose result fits the limit, or with the lowest. */
async function encodeWithin(
  limit: number,
  qualities: number[],
  encode: (quality: number) => Promise<Buffer>,
): Promise<Buffer> {
  let out: Buffer = Buffer.alloc(0);
  for (const quality of qualities) {
    out = await encode(quality);
    if (out.length <= limit) break;
  }
  return out;
}

async function thumbhashOf(pixels: Pixels): Promise<string> {
  const { data, info } = await fromPixels(pixels)
    .resize(80, 80, { fit: 'inside' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}

/** Rasterises one scene and writes its files; answers with what `scenes.json` holds about it. */
async function renderScene(
  name: string,
  svg: string,
  aspect: SceneModule['aspect'],
  media: string,
): Promise<RenderedScene> {
  const full = await rasterise(svg, aspect, aspect.width);
  for (const { width, avif, webp } of WIDTHS) {
    const height = Math.round((width * aspect.height) / aspect.width);
    const { data, info } = await fromPixels(full)
      .resize(width, height, { fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const scaled = { data, width: info.width, height: info.height };
    const asAvif = await encodeWithin(avif, AVIF_QUALITIES, (quality) =>
      fromPixels(scaled).avif({ quality, effort: 4, chromaSubsampling: '4:2:0' }).toBuffer(),
    );
    const asWebp = await encodeWithin(webp, WEBP_QUALITIES, (quality) =>
      fromPixels(scaled).webp({ quality, effort: 5, smartSubsample: true }).toBuffer(),
    );
    await writeFile(path.join(media, `${name}-${width}.avif`), asAvif);
    await writeFile(path.join(media, `${name}-${width}.webp`), asWebp);
  }
  return {
    width: aspect.width,
    height: aspect.height,
    thumbhash: await thumbhashOf(full),
    widths: WIDTHS.map((entry) => entry.width),
  };
}

/** Runs `work` over the items, a few at a time. */
async function inParallel<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

async function readJson<T>(file: string): Promise<Record<string, T>> {
  return existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Record<string, T>) : {};
}

async function writeSorted(file: string, entries: Record<string, unknown>): Promise<void> {
  const sorted = Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
  await writeFile(file, `${JSON.stringify(sorted, null, 2)}\n`);
}

/** Draws the chosen scenes side by side, 240 px wide each, to look at them as a grid. */
async function contactSheet(module: SceneModule, names: string[], out: string): Promise<void> {
  const width = 240;
  const height = Math.round((width * module.aspect.height) / module.aspect.width);
  const gap = 8;
  const columns = Math.min(names.length, 8);
  const tiles: OverlayOptions[] = [];
  await inParallel([...names.entries()], async ([index, name]) => {
    const pixels = await rasterise(module.scenes[name]!(), module.aspect, width);
    tiles.push({
      input: await fromPixels(pixels).png().toBuffer(),
      left: gap + (index % columns) * (width + gap),
      top: gap + Math.floor(index / columns) * (height + gap),
    });
  });
  const rows = Math.ceil(names.length / columns);
  await sharp({
    create: {
      width: gap + columns * (width + gap),
      height: gap + rows * (height + gap),
      channels: 3,
      background: '#ffffff',
    },
  })
    .composite(tiles)
    .png()
    .toFile(out);
}

async function folderSize(folder: string): Promise<number> {
  let bytes = 0;
  for (const file of await readdir(folder)) bytes += (await stat(path.join(folder, file))).size;
  return bytes;
}

/** Renders every chosen scene whose drawing changed, and forgets files of scenes that are gone. */
async function renderAll(
  module: SceneModule,
  names: string[],
  media: string,
  options: { force: boolean; prune: boolean },
): Promise<void> {
  await mkdir(media, { recursive: true });
  const sceneFile = path.join(media, 'scenes.json');
  const hashFile = path.join(media, 'hashes.json');
  const rendered = await readJson<RenderedScene>(sceneFile);
  const hashes = await readJson<string>(hashFile);
  let count = 0;
  await inParallel(names, async (name) => {
    const svg = module.scenes[name]!();
    const hash = createHash('sha256').update(`${ENCODER}\n${svg}`).digest('hex').slice(0, 24);
    const complete = WIDTHS.every(({ width }) =>
      ['avif', 'webp'].every((format) => existsSync(path.join(media, `${name}-${width}.${format}`))),
    );
    if (!options.force && complete && rendered[name] && hashes[name] === hash) return;
    rendered[name] = await renderScene(name, svg, module.aspect, media);
    hashes[name] = hash;
    count += 1;
    console.log(`rendered ${name}`);
  });
  if (options.prune) {
    for (const name of Object.keys(rendered)) {
      if (module.scenes[name]) continue;
      delete rendered[name];
      delete hashes[name];
    }
    for (const file of await readdir(media)) {
      const name = /^(.+)-\d+\.(avif|webp)$/.exec(file)?.[1];
      if (name && !rendered[name]) await rm(path.join(media, file));
    }
  }
  await writeSorted(sceneFile, rendered);
  await writeSorted(hashFile, hashes);
  const megabytes = ((await folderSize(media)) / 1_000_000).toFixed(2);
  console.log(`${count} rendered, ${names.length - count} unchanged, ${megabytes} MB in ${media}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    force: { type: 'boolean', default: false },
    preview: { type: 'string' },
    'contact-sheet': { type: 'string' },
  },
});
const slug = positionals[0] ?? '';
if (!slug) {
  console.error(
    'usage: node cli/demo/render.ts <slug> [--only a,b] [--force] [--preview dir] [--contact-sheet png]',
  );
  process.exit(2);
}
sharp.concurrency(1);
const scenesFile = path.join(HERE, slug, 'scenes.ts');
const sceneModule = (await import(pathToFileURL(scenesFile).href)) as SceneModule;
const wanted = values.only?.split(',').map((name) => name.trim());
const missing = wanted?.filter((name) => !sceneModule.scenes[name]) ?? [];
if (missing.length > 0) throw new Error(`No such scene: ${missing.join(', ')}`);
const chosen = wanted ?? Object.keys(sceneModule.scenes);

if (values.preview) {
  const folder = values.preview;
  await mkdir(folder, { recursive: true });
  await inParallel(chosen, async (name) => {
    const pixels = await rasterise(sceneModule.scenes[name]!(), sceneModule.aspect, 800);
    await fromPixels(pixels)
      .png()
      .toFile(path.join(folder, `${name}.png`));
  });
} else if (!values['contact-sheet']) {
  await renderAll(sceneModule, chosen, path.join(HERE, slug, 'media'), {
    force: values.force,
    prune: !wanted,
  });
}
if (values['contact-sheet']) await contactSheet(sceneModule, chosen, values['contact-sheet']);

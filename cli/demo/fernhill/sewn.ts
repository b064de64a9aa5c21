import { slabShadow } from './folded.ts';
import { hanging, sheet, stitches } from './linen.ts';
import type { Piece } from './studio.ts';
import { blurred, clipped, css, num, type Rgb, scale, wave } from './svg.ts';
import { bar } from './vessels.ts';

/** Linen goods that are sewn to a shape: towels with loops, aprons, bags. */

/** A cloth hung by its loop from a peg at (x, y): gathered at the top, open below. */
export function hungCloth(
  x: number,
  y: number,
  w: number,
  h: number,
  color: Rgb,
  options: { stripe?: Rgb; seed?: number; border?: Rgb } = {},
): string {
  const { stripe, border } = options;
  const paint = stripe
    ? (u: number): Rgb =>
        (u > 0.1 && u < 0.135) || (u > 0.155 && u < 0.17) || (u > 0.83 && u < 0.845) || (u > 0.865 && u < 0.9)
          ? stripe
          : color
    : border
      ? (_: number, v: number): Rgb => (v > 0.87 && v < 0.92 ? border : color)
      : undefined;
  return (
    `<path d="M${x - 16} ${y + 44}Q${x} ${y - 34} ${x + 16} ${y + 44}" fill="none" stroke="${css(scale(color, 0.8))}" stroke-width="9"/>` +
    hanging({
      x: x - w / 2,
      y: y + 34,
      w,
      h,
      color,
      gather: 0.2,
      folds: 3.2,
      depth: w * 0.013,
      seed: options.seed ?? 5,
      paint,
      slant: 16,
    })
  );
}

/** An apron with a bib, straps and a pocket, hung from a peg. */
export function apron(x: number, y: number, color: Rgb, seed = 3): string {
  const noise = wave(seed);
  const top = y + 120;
  const path =
    `M${x - 120} ${top}C${x - 60} ${top + 10} ${x + 60} ${top + 10} ${x + 120} ${top}C${x + 128} ${top + 110} ${x + 160} ${top + 170} ${x + 236} ${top + 214}` +
    `C${x + 246} ${top + 370} ${x + 250} ${top + 480} ${x + 256} ${top + 600}C${x + 160} ${top + 622} ${x + 90} ${top + 598} ${x} ${top + 612}C${x - 100} ${top + 626} ${x - 170} ${top + 596} ${x - 252} ${top + 606}` +
    `C${x - 250} ${top + 480} ${x - 246} ${top + 370} ${x - 236} ${top + 214}C${x - 160} ${top + 170} ${x - 128} ${top + 110} ${x - 120} ${top}Z`;
  const field = (u: number, v: number): number =>
    10 * (0.35 + v * 0.75) * (Math.sin(u * 17 + noise(v * 0.3) * 1.5) + 0.4 * Math.sin(u * 31 + 2 + v)) +
    9 * noise(u * 0.7 + v * 0.4);
  const strap = bar(
    `M${x - 104} ${top + 8}C${x - 90} ${top - 60} ${x - 24} ${y - 6} ${x} ${y - 8}C${x + 26} ${y - 6} ${x + 88} ${top - 60} ${x + 104} ${top + 8}`,
    17,
    { color },
  );
  const ties =
    bar(
      `M${x + 232} ${top + 222}C${x + 270} ${top + 300} ${x + 240} ${top + 380} ${x + 272} ${top + 470}`,
      13,
      { color },
    ) +
    bar(
      `M${x - 232} ${top + 222}C${x - 268} ${top + 290} ${x - 246} ${top + 350} ${x - 280} ${top + 420}`,
      13,
      { color },
    );
  const pocket = `M${x - 120} ${top + 290}L${x + 120} ${top + 290}L${x + 116} ${top + 446}Q${x} ${top + 462} ${x - 116} ${top + 446}Z`;
  return (
    blurred(`<path d="${path}" transform="translate(36 20)"/>`, 20, 'fill="#6b543c" opacity="0.36"') +
    strap +
    ties +
    sheet({ path, box: { x: x - 260, y: top - 4, w: 520, h: 632 }, color, field, rows: 22 }) +
    clipped(
      path,
      blurred(
        `<path d="${pocket}" fill="none" stroke="#2c1d10" stroke-width="7" opacity="0.4" transform="translate(4 5)"/>`,
        4,
      ),
    ) +
    sheet({
      path: pocket,
      box: { x: x - 124, y: top + 286, w: 248, h: 178 },
      color: scale(color, 1.04),
      field: (u, v) => field(0.25 + u * 0.5, 0.5 + v * 0.25) * 0.8 - v * 3,
    }) +
    stitches(
      [
        [x - 112, top + 300],
        [x, top + 303],
        [x + 112, top + 300],
      ],
      color,
    ) +
    stitches(
      [
        [x - 112, top + 300],
        [x - 108, top + 440],
        [x, top + 452],
        [x + 108, top + 440],
        [x + 112, top + 300],
      ],
      color,
      1.8,
    ) +
    stitches(
      [
        [x - 244, top + 586],
        [x - 100, top + 604],
        [x, top + 592],
        [x + 150, top + 600],
        [x + 248, top + 582],
      ],
      color,
    )
  );
}

/** A shopping bag hung by its handles. */
export function tote(x: number, y: number, color: Rgb, seed = 4): string {
  const noise = wave(seed);
  const top = y + 230;
  const path = `M${x - 206} ${top}C${x - 90} ${top + 16} ${x + 90} ${top + 16} ${x + 206} ${top - 2}C${x + 220} ${top + 160} ${x + 232} ${top + 280} ${x + 226} ${top + 408}C${x + 120} ${top + 440} ${x - 120} ${top + 440} ${x - 226} ${top + 408}C${x - 232} ${top + 280} ${x - 220} ${top + 160} ${x - 206} ${top}Z`;
  const loop = (spread: number, lift: number): string =>
    bar(
      `M${x - spread} ${top + 40}C${x - spread * 0.9} ${top - 120} ${x - 20} ${y - lift} ${x} ${y - lift}C${x + 20} ${y - lift} ${x + spread * 0.9} ${top - 120} ${x + spread} ${top + 40}`,
      21,
      { color: scale(color, 0.96) },
    );
  const field = (u: number, v: number): number =>
    26 * Math.sin(u * 3.1) * (0.4 + v) +
    9 * noise(u * 0.8 + v * 0.2) +
    6 * (1 - v) * Math.sin(u * 15 + noise(v)) * 0.6;
  const patch = (px: number): string =>
    stitches(
      [
        [px - 15, top + 22],
        [px + 15, top + 22],
        [px + 15, top + 62],
        [px - 15, top + 62],
        [px - 15, top + 22],
      ],
      color,
      1.8,
    );
  return (
    blurred(`<path d="${path}" transform="translate(36 20)"/>`, 20, 'fill="#6b543c" opacity="0.36"') +
    loop(104, -2) +
    sheet({ path, box: { x: x - 234, y: top - 4, w: 468, h: 440 }, color, field, rows: 20 }) +
    loop(116, 8) +
    patch(x - 116) +
    patch(x + 116) +
    stitches(
      [
        [x - 200, top + 30],
        [x, top + 42],
        [x + 200, top + 28],
      ],
      color,
    )
  );
}

/** A drawstring bag that stands, full and tied. */
export function breadBag(x: number, y: number, size: number, color: Rgb, stripe: Rgb): Piece {
  const s = size;
  const p = (u: number, v: number): string => `${num(x + u * s)} ${num(y + v * s)}`;
  const path =
    `M${p(-190, -20)}C${p(-220, -180)} ${p(-215, -330)} ${p(-150, -420)}C${p(-110, -470)} ${p(-60, -490)} ${p(-48, -520)}C${p(-62, -570)} ${p(-112, -606)} ${p(-128, -640)}` +
    `C${p(-60, -622)} ${p(-20, -640)} ${p(10, -626)}C${p(60, -644)} ${p(90, -620)} ${p(132, -636)}C${p(112, -596)} ${p(64, -570)} ${p(50, -520)}C${p(64, -486)} ${p(120, -464)} ${p(156, -414)}C${p(214, -330)} ${p(224, -180)} ${p(188, -18)}C${p(100, 10)} ${p(-100, 10)} ${p(-190, -20)}Z`;
  const noise = wave(9);
  const field = (u: number, v: number): number => {
    const a = u * 2 - 1;
    const dome = Math.sqrt(Math.max(0, 1 - a * a * 0.92)) * 150 * s;
    const gather =
      Math.exp(-(((v - 0.22) / 0.2) ** 2)) * Math.sin(Math.atan2(a, 0.35 + Math.abs(v - 0.2)) * 13) * 7 * s;
    return dome * (v > 0.25 ? 1 : 0.5) + gather + noise(u * 0.8 + v * 0.5) * 12 * s;
  };
  const paint = (_: number, v: number): Rgb =>
    (v > 0.8 && v < 0.83) || (v > 0.845 && v < 0.855) ? stripe : color;
  const cord =
    bar(`M${p(-52, -520)}C${p(-20, -506)} ${p(20, -506)} ${p(54, -520)}`, 13 * s, { color: stripe }) +
    bar(`M${p(6, -508)}C${p(60, -440)} ${p(70, -360)} ${p(40, -300)}`, 9 * s, { color: stripe }) +
    bar(`M${p(2, -508)}C${p(16, -440)} ${p(-6, -400)} ${p(4, -330)}`, 9 * s, { color: stripe });
  const body = sheet({
    path,
    box: { x: x - 225 * s, y: y - 645 * s, w: 450 * s, h: 660 * s },
    color,
    field,
    paint,
    columns: 90,
    rows: 46,
  });
  return { depth: y, shadow: slabShadow(x, y - 4, 380 * s, 420 * s, 60 * s), body: body + cord };
}

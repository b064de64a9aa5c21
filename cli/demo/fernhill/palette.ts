import { hex, type Rgb } from './svg.ts';

/** The colours of the house: what a swatch says and what the pictures are drawn in. */
export const palette = {
  paper: '#f4efe6',
  chalk: '#f0e9dc',
  oat: '#d9c9ae',
  clay: '#b9785a',
  fern: '#5a7059',
  moss: '#7f8a63',
  charcoal: '#47433f',
  mist: '#a9b3ae',
  ochre: '#c89a4f',
  rosewood: '#8f5148',
  honey: '#dba552',
  brass: '#bd9a62',
  oak: '#c79f70',
  walnut: '#7d5639',
  wax: '#f3e8d2',
  raw: '#c8a583',
} as const;

export type Shade = keyof typeof palette;

/** A colour of the house as numbers. */
export function tone(name: Shade): Rgb {
  return hex(palette[name]);
}

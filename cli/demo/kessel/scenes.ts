import { brew } from './scenes/set-brew.ts';
import { rooms } from './scenes/set-rooms.ts';
import { table } from './scenes/set-table.ts';
import { tools } from './scenes/set-tools.ts';

/** Size of every Kessel picture. */
export const aspect = { width: 1200, height: 1200 };

/** All drawn pictures of Kessel by name; each call answers with a complete SVG document. */
export const scenes: Record<string, () => string> = { ...rooms, ...brew, ...tools, ...table };

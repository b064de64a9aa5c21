import { candleScenes } from './scenes-candles.ts';
import { ceramicScenes } from './scenes-ceramics.ts';
import { linenScenes } from './scenes-linen.ts';
import { roomScenes } from './scenes-rooms.ts';
import { setScenes } from './scenes-sets.ts';
import { resetIds } from './svg.ts';

/** Width and height of every picture. */
export const aspect = { width: 1200, height: 1500 };

const drawn: Record<string, () => string> = {
  ...candleScenes,
  ...ceramicScenes,
  ...linenScenes,
  ...roomScenes,
  ...setScenes,
};

/** Every picture of the shop by name; each drawing starts its ids anew, so that its text never depends on the others. */
export const scenes: Record<string, () => string> = Object.fromEntries(
  Object.entries(drawn).map(([name, draw]) => [
    name,
    () => {
      resetIds();
      return draw();
    },
  ]),
);

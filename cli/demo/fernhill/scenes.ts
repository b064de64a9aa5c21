import { tone, palette } from './palette.ts';
import { resetIds } from './svg.ts';
import { shoot, FLOOR } from './studio.ts';
import { vessel, bar } from './vessels.ts';
import * as c from './candles.ts';
import * as l from './linen.ts';
export const aspect = { width: 1200, height: 1500 };
const test = () => {
  const m = { color: tone('fern'), gloss: 0.6, sharp: 30 };
  return shoot({ pieces: [
    vessel({ x: 560, y: FLOOR, profile: [[110,0],[150,30],[215,180],[225,300],[150,440],[70,500],[62,560],[80,590]], material: m, wallThickness: 10, speckle: .5, mottle:.25, rings: .6, reflection: .8, dip: {from:.12, below:true, material:{color:tone('raw')}} }),
    vessel({ x: 880, y: FLOOR+60, profile: [[60,0],[100,20],[130,90],[140,150]], material: {color:tone('chalk'), gloss:.5}, wallThickness: 8, speckle: .7, reflection:.5, rim: tone('raw') }),
    vessel({ x: 250, y: FLOOR+70, profile: [[70,0],[80,6],[165,24],[185,34]], material: {color:tone('clay'), gloss:.3}, wallThickness: 8, inner:[[177,34],[150,18],[90,10],[1,8]], speckle: .4}),
  ]});
};
export const scenes: Record<string, () => string> = { a: () => { resetIds(); return test(); }, 
 d: () => { resetIds(); return shoot({surface:'oak', pieces:[ l.folded({x:560,y:FLOOR+20,w:620,h:96,colors:[tone('oat'),tone('fern'),tone('chalk'),tone('clay')],seed:4}) ]}); },
 e: () => { resetIds(); return shoot({surface:'plaster', wall: bar('M150 250H1050',18,{color:tone('brass'),metal:true,gloss:.8})+l.hanging({x:330,y:250,w:480,h:760,color:tone('oat'),folds:3,seed:3}), pieces:[]}); },
 f: () => { resetIds(); return shoot({surface:'plaster', pieces:[l.cushion({x:560,y:FLOOR,w:640,h:600,color:tone('fern')})]}); },
 };

/** Every style of the shop; small enough to stand in the page. */
export const STYLES = `
:root{color-scheme:light dark;--line:color-mix(in srgb,currentColor 18%,transparent);--soft:color-mix(in srgb,currentColor 6%,transparent);--gap:clamp(16px,3vw,32px)}
*{box-sizing:border-box}body{margin:0;font:16px/1.5 ui-sans-serif,system-ui,sans-serif}a{color:inherit}
:focus-visible{outline:2px solid currentColor;outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px}.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
header{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;padding:16px var(--gap);border-bottom:1px solid var(--line)}
header .home{font-weight:600;text-decoration:none}header nav{display:flex;flex-wrap:wrap;gap:8px 16px;flex:1}header nav a{text-decoration:none}header nav a:hover{text-decoration:underline}
main{max-width:76rem;margin:0 auto;padding:var(--gap)}h1{font-size:clamp(24px,4vw,36px);line-height:1.15;margin:0 0 16px}
input,select,button{font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:6px;padding:10px 12px;min-height:44px}
button,.button{background:CanvasText;color:Canvas;border-color:CanvasText;cursor:pointer}button.quiet{background:transparent;color:inherit;border-color:var(--line)}
button[disabled]{opacity:.5;cursor:not-allowed}
.grid{list-style:none;margin:0;padding:0;display:grid;gap:var(--gap);grid-template-columns:repeat(auto-fill,minmax(min(100%,220px),1fr))}
.grid a{display:block;text-decoration:none}.picture{aspect-ratio:1;width:100%;height:auto;object-fit:cover;background:var(--soft);border-radius:8px;display:grid;place-items:center;font-size:40px}img.picture{font-size:14px}
.product{display:grid;gap:var(--gap);grid-template-columns:repeat(auto-fit,minmax(min(100%,320px),1fr))}
.product form{display:grid;gap:12px;max-width:24rem}.note{opacity:.75}.notice{border:1px solid var(--line);background:var(--soft);border-radius:6px;padding:12px}
.lines{list-style:none;margin:0 0 24px;padding:0}.lines li{display:grid;grid-template-columns:72px 1fr;gap:16px;padding:16px 0;border-bottom:1px solid var(--line)}
.lines form{display:flex;gap:8px;flex-wrap:wrap;align-items:center}.lines input{width:5rem}.total{display:flex;justify-content:space-between;font-weight:600;margin:16px 0}
.pages{display:flex;gap:16px;margin-top:var(--gap)}
`;

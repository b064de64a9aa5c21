import chromiumOf from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
const demo = JSON.parse(readFileSync('/tmp/cgkcon/data/demo.json','utf8'));
const base = 'http://localhost:8931';
const browser = await chromium.launch({ executablePath: await chromiumOf.executablePath(), args: ['--no-sandbox'] });
const ctx = await browser.newContext({ viewport: { width: 1440, height: 900 } });
const page = await ctx.newPage();
page.on('console', m => { if (m.type()==='error') console.log('console', m.text(), page.url()); });
page.on('pageerror', e => console.log('pageerror', e.message));
await page.goto(base + '/users');
console.log('at', page.url());
await page.fill('[name=email]', demo.platform.email); await page.fill('[name=password]', demo.platform.password);
await page.click('button[type=submit]');
await page.waitForURL(base + '/users', { timeout: 20000 });
const wanted = process.argv.slice(2);
const user = await page.getAttribute('a.row-link', 'href');
const paths: Record<string,string> = { dashboard:'/', users:'/users', user: user ?? '/', disable: user + '/disable', admins:'/admins', grant:'/admins/grant', ip:'/admins/ip', settings:'/settings/limits', maintenance:'/settings/maintenance', missing:'/nowhere', bulk: '/users/disable' };
for (const [name, path] of Object.entries(paths)) {
  if (wanted.length && !wanted.includes(name)) continue;
  for (const [w, scheme] of [[1440,'light'],[390,'light'],[1440,'dark'],[390,'dark']] as const) {
    await page.setViewportSize({ width: w, height: w === 390 ? 844 : 900 });
    await page.emulateMedia({ colorScheme: scheme });
    const r = await page.goto(base + path); await page.waitForTimeout(250);
    if (scheme==='light' || name==='dashboard' || name==='user') await page.screenshot({ path: `/tmp/cgkcon/${name}-${w}-${scheme}.png`, fullPage: true });
    if (w===390) { const o = await page.evaluate(() => document.documentElement.scrollWidth); if (o>390) console.log('overflow', name, o); }
    if (w===1440 && scheme==='light') console.log(name, r?.status());
  }
}
await browser.close();

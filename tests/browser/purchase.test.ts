/** A guest buys: with script and without, in English and in German; a refused card keeps everything. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage, pictured } from '../support/browser.ts';
import { eventually, type StackAccess, sharedStack } from '../support/stack-access.ts';
import { chooseGoods, Shopper } from './shopper.ts';
import { TeamMember } from './team-member.ts';

let stack: StackAccess;
let browser: Browser;
beforeAll(async () => {
  stack = await sharedStack();
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each([
  ['fernhill', true],
  ['fernhill', false],
  ['kessel', true],
  ['kessel', false],
] as const)('a guest at %s, with script: %s', (slug, hasScript) => {
  it('buys two things; the mail and the order are there, and only there', async () => {
    const brand = stack[slug];
    const email = `guest-${slug}-${hasScript}@example.com`;
    const { page, complaints, close } = await openPage(browser, { javaScriptEnabled: hasScript });
    const shopper = new Shopper(page, brand, hasScript);
    const goods = await chooseGoods(brand);
    await pictured(`purchase ${slug} ${hasScript}`, page, async () => {
      await shopper.fillCart(goods);
      await shopper.checkOut();
      await shopper.fillCheckout(email, 'ok');
      for (const { title } of [goods.first, goods.second]) {
        await page.getByText(title).first().waitFor();
      }
      await shopper.pay();
      const number = await shopper.orderNumber();
      for (const text of [email, goods.first.title, goods.second.title]) {
        await page.getByText(text).first().waitFor();
      }
      await page.goto(`${brand.url}/cart`);
      await page.getByText(shopper.words.cart.empty).first().waitFor();

      const mails = await eventually(
        () => brand.visitor().request('/__dev/mail'),
        ({ text }) => text.includes(email),
      );
      expect(mails.text).toContain(number);
      const neighbour = slug === 'fernhill' ? stack.kessel : stack.fernhill;
      expect((await neighbour.visitor().request('/__dev/mail')).text).not.toContain(email);
      const search = `/admin/orders?q=${encodeURIComponent(email)}`;
      expect(await brand.program().call('GET', search)).toMatchObject({ items: [{ number, email }] });
      expect(await neighbour.program().call('GET', search)).toMatchObject({ items: [] });
    });
    expect(complaints).toEqual([]);
    await close();
  });
});

it('the order is in the brand’s admin, and not in the other’s', async () => {
  const { page, complaints, close } = await openPage(browser);
  const shopper = new Shopper(page, stack.fernhill);
  await pictured('order in the admin', page, async () => {
    await shopper.fillCart(await chooseGoods(stack.fernhill));
    await shopper.checkOut();
    await shopper.fillCheckout('admin-sees@example.com', 'ok');
    await shopper.pay();
    const number = await shopper.orderNumber();
    const owner = new TeamMember(page, stack.fernhill);
    await owner.signIn();
    await owner.openOrder(number);
    await page.getByText('admin-sees@example.com').first().waitFor();
    await page.getByText('Paid', { exact: true }).first().waitFor();
    const neighbour = new TeamMember(page, stack.kessel);
    await neighbour.signIn();
    await neighbour.open('/orders?q=admin-sees%40example.com', 'Orders');
    expect(await page.getByText('admin-sees@example.com').count()).toBe(0);
  });
  expect(complaints).toEqual([]);
  await close();
});

describe.each([true, false])('a refused card, with script: %s', (hasScript) => {
  it('says why and keeps the cart and what was typed; another card pays', async () => {
    const { page, complaints, close } = await openPage(browser, { javaScriptEnabled: hasScript });
    const shopper = new Shopper(page, stack.fernhill, hasScript);
    const goods = await chooseGoods(stack.fernhill);
    await pictured(`refused card ${hasScript}`, page, async () => {
      await shopper.fillCart(goods);
      await shopper.checkOut();
      await shopper.fillCheckout('declined@example.com', 'declined');
      await shopper.pay();
      await page
        .getByText(/declined/i)
        .first()
        .waitFor();
      await page
        .getByText(/nothing was charged/i)
        .first()
        .waitFor();
      await page.getByText('declined@example.com').first().waitFor();
      await page.getByText('12 Mill Road').first().waitFor();
      const cart = await page.context().newPage();
      await cart.goto(`${stack.fernhill.url}/cart`);
      for (const { title } of [goods.first, goods.second]) {
        await cart.getByRole('link', { name: title }).first().waitFor();
      }
      await cart.close();
      await shopper.chooseCard('ok');
      await shopper.pay();
      await shopper.orderNumber();
    });
    expect(complaints).toEqual([]);
    await close();
  });
});

it('a bank that asks: approve in a second step', async () => {
  const { page, complaints, close } = await openPage(browser);
  const shopper = new Shopper(page, stack.fernhill);
  await pictured('second step', page, async () => {
    await shopper.fillCart(await chooseGoods(stack.fernhill));
    await shopper.checkOut();
    await shopper.fillCheckout('asked@example.com', 'action_required');
    await shopper.pay();
    await shopper.heading(shopper.words.checkout.actionTitle).waitFor();
    await shopper.button(shopper.words.checkout.approve).click();
    await shopper.orderNumber();
  });
  expect(complaints).toEqual([]);
  await close();
});

it('a pending payment becomes an order while the page waits', async () => {
  const { page, complaints, close } = await openPage(browser, { javaScriptEnabled: false });
  const shopper = new Shopper(page, stack.kessel, false);
  await pictured('pending payment', page, async () => {
    await shopper.fillCart(await chooseGoods(stack.kessel));
    await shopper.checkOut();
    await shopper.fillCheckout('pending@example.com', 'processing_then_ok');
    await shopper.pay();
    await shopper.heading(shopper.words.checkout.processing).waitFor();
    await shopper.orderNumber();
  });
  expect(complaints).toEqual([]);
  await close();
});

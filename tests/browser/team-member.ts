/** A member of a brand's team at the admin, by what they read on the screen. */
import type { Page } from 'playwright-core';
import type { Brand } from '../support/stack-access.ts';

export class TeamMember {
  readonly page: Page;
  readonly brand: Brand;

  constructor(page: Page, brand: Brand) {
    this.page = page;
    this.brand = brand;
  }

  async signIn(): Promise<void> {
    const { page } = this;
    await page.goto(this.brand.adminUrl);
    await page.getByLabel('E-mail').fill(this.brand.owner.email);
    await page.getByLabel('Password').fill(this.brand.owner.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/\/admin\/?$/);
  }

  async open(path: string, title: string | RegExp): Promise<void> {
    await this.page.goto(`${this.brand.adminUrl}${path}`);
    await this.heading(title).waitFor();
  }

  heading(name: string | RegExp) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** What the page says it has just done. */
  async says(message: string | RegExp): Promise<void> {
    await this.page.getByText(message).first().waitFor();
  }

  /** Opens an order from the list. */
  async openOrder(number: string): Promise<void> {
    await this.open('/orders', 'Orders');
    await this.page.getByRole('link', { name: number, exact: true }).click();
    await this.heading(new RegExp(number)).waitFor();
  }
}

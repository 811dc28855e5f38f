import type { Locator, Page } from 'playwright-core';

/** What somebody at the console sees and does, in the words of the screen. */
export class Desk {
  constructor(readonly page: Page) {}

  /** Chooses one of the demonstration users at the door, and waits for the queue. */
  async signIn(name: string): Promise<void> {
    await this.page.goto('/');
    await this.button(name).click();
    await this.page.locator('.top-bar').waitFor();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  rowOf(customer: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: customer }).getByRole('link');
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  async write(field: string, text: string): Promise<void> {
    await this.field(field).locator('input, textarea').fill(text);
  }

  /** Takes one of several values, whether the form offers them as a list or as chips. */
  async choose(field: string, value: string): Promise<void> {
    const list = this.field(field).locator('select');
    const chip = this.field(field)
      .locator('label')
      .filter({ has: this.page.locator(`input[value="${value}"]`) });
    await list.or(chip).waitFor();
    if ((await list.count()) > 0) await list.selectOption(value);
    else await chip.click();
  }

  /** Opens the form of an action, fills it, sends it, and waits until it is recorded. */
  async act(action: string, send: string, fill: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const aside = this.page.locator('.actions summary');
    const wanted = this.page
      .locator('.actions')
      .getByRole('button', { name: action, exact: true, includeHidden: true });
    await wanted.waitFor({ state: 'attached' });
    if (!(await wanted.isVisible())) await aside.click();
    await wanted.click();
    await fill();
    const sheet = this.page.getByRole('dialog');
    await sheet.getByRole('button', { name: send, exact: true }).click();
    await sheet.waitFor({ state: 'detached' });
  }

  /** How many pixels the page is wider than its window. */
  async overhang(): Promise<number> {
    return this.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }

  private field(name: string): Locator {
    return this.page.locator(`[data-field="${name}"]`);
  }
}

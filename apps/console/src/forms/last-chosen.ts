export type Reading<Content> =
  | { readonly outcome: 'read'; readonly content: Content }
  | { readonly outcome: 'unreadable' }
  /** Something else has been chosen meanwhile, or nothing. */
  | { readonly outcome: 'overtaken' };

/** Reads what was chosen last: a file that is still being read when another one is chosen comes to nothing. */
export class LastChosen {
  private turn = 0;

  /** Nothing is chosen any more. */
  nothing(): void {
    this.turn++;
  }

  async read<Content>(reading: Promise<Content>): Promise<Reading<Content>> {
    const mine = ++this.turn;
    const read = await reading.then(
      (content): Reading<Content> => ({ outcome: 'read', content }),
      (): Reading<Content> => ({ outcome: 'unreadable' }),
    );
    return mine === this.turn ? read : { outcome: 'overtaken' };
  }
}

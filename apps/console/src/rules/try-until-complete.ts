interface Attempt<Tried> {
  readonly ask: () => Promise<Tried>;
  /** Whether an answer tells everything. */
  readonly isComplete: (tried: Tried) => boolean;
  readonly tell: (tried: Tried) => void;
  /** Whether anybody still waits for it. */
  readonly isWanted: () => boolean;
}

/** Asks again until the answer tells everything, or nobody wants to know any more; each answer is told as it comes. */
export async function tryUntilComplete<Tried>({ ask, isComplete, tell, isWanted }: Attempt<Tried>): Promise<void> {
  while (isWanted()) {
    const tried = await ask();
    if (!isWanted()) return;
    tell(tried);
    if (isComplete(tried)) return;
  }
}

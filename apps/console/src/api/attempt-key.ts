import { newId } from './new-id.js';

/**
 * Hands out the `Idempotency-Key` of one form: the same for every attempt with the same content, a new one once
 * the content has changed, since the API refuses a key that comes back with another body.
 */
export class AttemptKey {
  private content: string | undefined;
  private key = '';

  constructor(private readonly newKey: () => string = newId) {}

  for(body: unknown): string {
    const content = JSON.stringify(body);
    if (content !== this.content) {
      this.content = content;
      this.key = this.newKey();
    }
    return this.key;
  }
}

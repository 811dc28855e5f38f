import { randomFillSync } from 'node:crypto';

/** Random bytes, drawn many pieces at once: each call of the generator costs more than the bytes it gives. */
export class RandomPool {
  private readonly pool: Buffer;
  private used: number;

  constructor(
    private readonly pieceBytes: number,
    pieces: number,
  ) {
    this.pool = Buffer.alloc(pieceBytes * pieces);
    this.used = this.pool.length;
  }

  /** A copy; what was handed out is wiped here, so that a key is nowhere but with whoever asked for it. */
  next(): Buffer {
    if (this.used === this.pool.length) {
      randomFillSync(this.pool);
      this.used = 0;
    }
    const end = this.used + this.pieceBytes;
    const piece = Buffer.from(this.pool.subarray(this.used, end));
    this.pool.fill(0, this.used, end);
    this.used = end;
    return piece;
  }
}

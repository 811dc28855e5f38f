import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { PolicyReading } from '@redress/contracts';
import { compilePolicy } from '@redress/policy';
import { readingOf } from '../read-policies/policy-reading.js';

/** Readings kept at most; the one asked for longest ago goes first. */
const MOST = 200;

interface Text {
  readonly hash: string;
  readonly source: string;
}

/** How published texts read, by their content: a published version never changes, so each is compiled once. */
@Injectable()
export class Readings {
  private readonly known = new Map<string, PolicyReading | null>();

  /** Nothing where this version of the software cannot read the text. */
  async of({ hash, source }: Text): Promise<PolicyReading | null> {
    const known = this.known.get(hash);
    if (known === undefined) await setImmediate(); // requests of others come in between
    const reading = known === undefined ? read(source) : known;
    this.known.delete(hash);
    this.known.set(hash, reading);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MOST) break;
      this.known.delete(oldest);
    }
    return reading;
  }
}

function read(source: string): PolicyReading | null {
  const compiled = compilePolicy(source, 'published');
  return compiled.outcome === 'compiled' ? readingOf(compiled.policy) : null;
}

import type { Instant } from '@redress/business-time';
import type { DataSource } from 'typeorm';
import type { IndexSecret } from './crypto/index-secret.js';
import type { KeyWrapping } from './crypto/key-wrapping.js';
import { SubjectKeys } from './crypto/subject-keys.js';
import { eraseSubject, listErasures, replayErasures } from './erase-subjects.js';
import { findOwners } from './find-owners.js';
import { openItems } from './open-items.js';
import { rotateKeys } from './rotate-keys.js';
import { Sealer } from './seal/sealer.js';
import { listSecretReadings } from './secret-readings.js';
import { claimSeals, discardSeals, unclaimedSeals } from './sweep.js';
import type { Erasure, ErasureOutcome, Page, Reader, Seal, Search, Vault, VaultRef } from './vault.js';

/** The vault over its PostgreSQL schema: each method is one file of this folder. */
export class PostgresVault implements Vault {
  private readonly keys: SubjectKeys;
  private readonly sealer: Sealer;

  constructor(
    private readonly dataSource: DataSource,
    private readonly wrapping: KeyWrapping,
    private readonly index: IndexSecret,
    private readonly now: () => Instant,
    maxItemBytes: number,
  ) {
    this.keys = new SubjectKeys(wrapping);
    this.sealer = new Sealer(dataSource, wrapping, this.keys, index, maxItemBytes);
  }

  seal(seal: Seal) {
    return this.sealer.seal(seal);
  }

  open(refs: readonly VaultRef[], reader: Reader) {
    return openItems(this.dataSource, this.keys, refs, reader, this.now());
  }

  find(search: Search, page?: Page) {
    return findOwners(this.dataSource, this.index, search, page);
  }

  async erase(subjectId: string, because: string): Promise<ErasureOutcome> {
    const outcome = await eraseSubject(this.dataSource, { subjectId, because, at: this.now() });
    this.keys.forget(subjectId);
    return outcome;
  }

  erasures(page: Page & { readonly since?: Instant } = {}) {
    return listErasures(this.dataSource, page);
  }

  async replayErasures(erasures: readonly Erasure[]): Promise<number> {
    const erased = await replayErasures(this.dataSource, erasures);
    erased.forEach((subjectId) => this.keys.forget(subjectId));
    return erased.length;
  }

  unclaimed(service: string, olderThanSeconds: number, limit: number) {
    return unclaimedSeals(this.dataSource, service, olderThanSeconds, limit);
  }

  claim(refs: readonly VaultRef[]) {
    return claimSeals(this.dataSource, refs);
  }

  discard(refs: readonly VaultRef[]) {
    return discardSeals(this.dataSource, refs);
  }

  secretReadings(ref: VaultRef, limit: number) {
    return listSecretReadings(this.dataSource, ref, limit);
  }

  rotate(batchSize = 500) {
    return rotateKeys(this.dataSource, this.wrapping, batchSize);
  }

  fingerprint(bytes: Buffer | string) {
    return this.index.fingerprint(bytes);
  }

  async close(): Promise<void> {
    await this.sealer.idle();
    this.keys.forgetAll();
  }
}

import type { DataSource } from 'typeorm';
import type { IndexSecret } from '../crypto/index-secret.js';
import { type KeyWrapping, keyOfSubject } from '../crypto/key-wrapping.js';
import { sealBox } from '../crypto/sealed-box.js';
import { sealBundle } from '../crypto/text-bundle.js';
import type { SubjectKeys } from '../crypto/subject-keys.js';
import { orderedUuid } from '../ordered-uuid.js';
import { refOf } from '../ref.js';
import type { Seal, Sealed, SubjectId } from '../vault.js';
import { SubjectErased, SubjectUnknown, VaultError } from '../vault.errors.js';
import { GroupCommit } from './group-commit.js';
import { type PreparedSeal, prepareSeal } from './prepare-seal.js';
import { bytesOf, claimsOf, type Proposal, sealBatch, type Verdict } from './seal-batch.js';

/** Ciphertext under way at once, so that many attachments do not fill the memory. */
const maxBytesUnderWay = 16 * 1024 * 1024;

/** Every round but the first needs somebody else to have changed who the person is in between. */
const maxRounds = 6;

/**
 * Seals under a guess and lets the database decide: a person not met before is taken for new, one met lately for the same
 * as then. So a new person costs one round trip and no waiting, and only somebody known but not remembered costs two.
 */
export class Sealer {
  private readonly group: GroupCommit<Proposal, Verdict>;

  constructor(
    dataSource: DataSource,
    private readonly wrapping: KeyWrapping,
    private readonly keys: SubjectKeys,
    private readonly index: IndexSecret,
    private readonly maxItemBytes: number,
  ) {
    this.group = new GroupCommit((batch) => sealBatch(dataSource, batch), {
      maxEntries: 64,
      maxAtOnce: 2,
      worthAnother: 32,
      claimsOf,
      bytesOf,
      maxBytesUnderWay,
    });
  }

  async seal(wanted: Seal): Promise<Sealed> {
    const seal = prepareSeal(wanted, this.index, this.maxItemBytes);
    let proposal: Proposal = this.firstGuess(seal);
    for (let round = 1; round <= maxRounds; round++) {
      const verdict = await this.group.submit(proposal);
      if (proposal.newKey && verdict.outcome !== 'new') this.keys.forget(proposal.subjectId);
      switch (verdict.outcome) {
        case 'new':
        case 'joined':
          return this.sealed(seal, verdict.subjectId);
        case 'belongs':
          proposal = this.under(seal, verdict.subjectId, this.keys.unwrap(verdict.subjectId, verdict));
          break;
        case 'gone':
          proposal = this.underNewKey(seal);
          break;
        case 'erased':
          throw new SubjectErased(seal.insisted ?? '', verdict.at.toISOString());
        case 'unknown':
          throw new SubjectUnknown(seal.insisted ?? '');
      }
    }
    throw new VaultError(
      'seal-unsettled',
      `Cannot seal for ${seal.owner.streamId}: its subject changed ${maxRounds} times.`,
    );
  }

  idle(): Promise<void> {
    return this.group.idle();
  }

  private firstGuess(seal: PreparedSeal): Proposal {
    const subjectId = seal.insisted ?? seal.claims.map((digest) => this.keys.guessSubject(digest)).find(Boolean);
    const key = subjectId === undefined ? undefined : this.keys.guess(subjectId);
    if (subjectId !== undefined && key) return this.under(seal, subjectId, key);
    if (seal.insisted !== undefined)
      return { seal, subjectId: undefined, newKey: undefined, bundleBox: undefined, boxes: [] };
    return this.underNewKey(seal);
  }

  private underNewKey(seal: PreparedSeal): Proposal {
    const subjectId = orderedUuid();
    const { key, keyId, wrapped } = this.wrapping.create(keyOfSubject(subjectId));
    this.keys.remember(subjectId, wrapped, key);
    return { ...this.under(seal, subjectId, key), newKey: { keyId, wrapped } };
  }

  private under(seal: PreparedSeal, subjectId: SubjectId, key: Buffer): Proposal & { subjectId: SubjectId } {
    const { bundle, alone } = seal.items;
    const boxes = alone.map(({ content, itemId, kind, form }) =>
      sealBox(key, content, { subjectId, itemId, kind, form }),
    );
    const bundleBox = bundle && sealBundle(key, bundle.packed, { subjectId, ...bundle });
    return { seal, subjectId, newKey: undefined, bundleBox, boxes };
  }

  private sealed(seal: PreparedSeal, subjectId: SubjectId): Sealed {
    if (seal.insisted === undefined) seal.claims.forEach((digest) => this.keys.recognise(digest, subjectId));
    return { subjectId, refs: seal.items.itemIds.map(refOf) };
  }
}

/** A fault of the vault; `code` is stable, the message names the thing and never holds personal data. */
export class VaultError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** The subject was given by the caller and has been erased: nothing can be sealed under it any more. */
export class SubjectErased extends VaultError {
  constructor(
    readonly subjectId: string,
    at: string,
  ) {
    super('subject-erased', `Cannot seal under subject ${subjectId}: it was erased at ${at}.`);
  }
}

export class SubjectUnknown extends VaultError {
  constructor(readonly subjectId: string) {
    super('subject-unknown', `Cannot seal under subject ${subjectId}: the vault does not know it.`);
  }
}

export class ItemTooLarge extends VaultError {
  constructor(kind: string, bytes: number, limit: number) {
    super('item-too-large', `Cannot seal the item "${kind}": it has ${bytes} bytes, at most ${limit} are allowed.`);
  }
}

/** Thrown when a ciphertext was changed, or moved to another item, subject or kind. */
export class ItemDamaged extends VaultError {
  constructor(readonly ref: string) {
    super('item-damaged', `Cannot open ${ref}: its ciphertext is not what was sealed under that id.`);
  }
}

/** Likely cause: an older key left the configuration before `rotate` had wrapped everything anew. */
export class KeyMissing extends VaultError {
  constructor(
    readonly keyId: string,
    what: string,
    configured: readonly string[],
  ) {
    super(
      'key-missing',
      `Cannot unwrap ${what}: it is wrapped under key "${keyId}", configured are ${configured.map((id) => `"${id}"`).join(', ')}.`,
    );
  }
}

/** Likely cause: a key id was given new bytes instead of a new id. */
export class KeyWrong extends VaultError {
  constructor(
    readonly keyId: string,
    what: string,
  ) {
    super('key-wrong', `Cannot unwrap ${what}: the configured key "${keyId}" is not the one it was wrapped under.`);
  }
}

export class SearchTooShort extends VaultError {
  constructor(criterion: string) {
    super('search-too-short', `Cannot search by ${criterion}: give a whole word, or two characters of Chinese.`);
  }
}
